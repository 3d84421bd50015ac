import type { InTenant, Repositories } from '../workflows/deps.ts'
import type { AnyEventDeclaration, EventEnvelope } from '../workflows/shared/events.ts'
import type { Clock, Logger, NewId } from '../workflows/shared/runtime.ts'
import { createAuditLog } from './audit/create-audit-log.ts'
import { createRepositories } from './create-repositories.ts'
import type { Keyring } from './encryption/create-keyring.ts'
import type { Database } from './open-database.ts'

export interface TenantWorkOptions {
  /** Every event that may be appended. */
  catalog: readonly AnyEventDeclaration[]
  clock: Clock
  newId: NewId
  logger: Logger
  /** For encrypted fields; without one they can be neither written nor read. */
  keyring?: Keyring | undefined
  /** The last work of a transaction that appended events: it may append more. */
  beforeCommit?: (r: Repositories, events: readonly EventEnvelope[]) => Promise<void>
  /** Runs after the commit of a transaction that appended events, with these, and is waited for. */
  onCommitted?: (events: readonly EventEnvelope[]) => Promise<void> | void
}

/** Tenant transactions with their repositories. */
export function createInTenant(database: Database, options: TenantWorkOptions): InTenant {
  const { logger, beforeCommit, onCommitted } = options
  return async (scope, work) => {
    let appended: EventEnvelope[] = []
    const result = await database.inTenant(scope, async (tx) => {
      appended = []
      const onAppended = (events: readonly EventEnvelope[]) => {
        appended.push(...events)
      }
      const audit = createAuditLog(tx, { ...options, scope })
      const repositories = createRepositories(tx, { ...options, scope, onAppended, audit })
      const outcome = await work(repositories)
      if (appended.length > 0) await beforeCommit?.(repositories, [...appended])
      // Last, because it locks the workspace's chain until the commit.
      await audit.flush()
      return outcome
    })
    if (appended.length > 0) {
      try {
        await onCommitted?.(appended)
      } catch (error) {
        // The change is committed, whatever happens to the nudge: the sweep delivers its events.
        logger.warn({ err: error }, 'The relay could not be nudged.')
      }
    }
    return result
  }
}
