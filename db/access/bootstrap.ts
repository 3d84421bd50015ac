import { sql } from 'drizzle-orm'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Database } from '../open-database.ts'
import { born, POTOK } from '../repositories/tenant-rows.ts'
import { organizations, workspaces } from '../schema/access.ts'
import { firstWorkspace } from './first-workspace.ts'
import { issueApiKey } from './issue-api-key.ts'

const LOCK = 7_065_746_002

export interface Installation {
  /** The first workspace: the bot's. */
  scope: TenantScope
  /** The owner's key in clear, on the very first start only. */
  apiKey: string | null
}

/**
 * On the first start makes a demo organization with one workspace and an owner's API key; later only
 * finds that workspace. Instances that start together make one.
 * @param options.keepKey stores the clear key before the commit: a crash in between leaves no
 * installation whose key nobody has. It may be called again with another key after such a crash.
 */
export function bootstrap(
  database: Database,
  options: { clock: Clock; newId: NewId; keepKey?: (key: string) => Promise<void> | void },
): Promise<Installation> {
  const { clock, newId, keepKey } = options
  return database.inSystem(async (tx) => {
    const before = await firstWorkspace(tx)
    if (before) return { scope: before, apiKey: null }
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`)
    const twin = await firstWorkspace(tx)
    if (twin) return { scope: twin, apiKey: null }

    const scope = { organizationId: newId(), workspaceId: newId() }
    const demo = { name: 'Demo', slug: 'demo', ...born(clock, POTOK) }
    await tx.insert(organizations).values({ id: scope.organizationId, ...demo })
    await tx
      .insert(workspaces)
      .values({ organizationId: scope.organizationId, id: scope.workspaceId, ...demo })
    const apiKey = await issueApiKey(tx, scope, { clock, newId, name: 'Owner' })
    await keepKey?.(apiKey)
    return { scope, apiKey }
  })
}
