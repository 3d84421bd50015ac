import { sql } from 'drizzle-orm'
import type { AuditEntry, AuditLog } from '../../workflows/audit/ports.ts'
import type { TenantWork } from '../../workflows/deps.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { Actor } from '../../workflows/shared/scope.ts'
import { actorOf, tenantOf } from '../repositories/tenant-rows.ts'
import { auditHeads, auditLog } from '../schema/audit.ts'
import { decodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'
import { boundedJson } from './bounded.ts'
import { type FactTexts, GENESIS, hashTexts } from './hash-row.ts'
import { storedJson } from './stored-json.ts'
import { withoutWords } from './without-words.ts'

type OwnTexts = Pick<FactTexts, 'id' | 'action' | 'entity' | 'recordId' | 'before' | 'after'>
type SharedTexts = Omit<FactTexts, keyof OwnTexts | 'sequence' | 'previousHash'>

/** The trail of one transaction, and what only the transaction itself does with it. */
export interface TransactionAuditLog extends AuditLog {
  /** @returns how to drop what is recorded after this: the trail of what a savepoint took back */
  mark(): () => void
  flush(): Promise<void>
}

/**
 * The trail of one transaction: collected while it works, written by `flush` at its end in two
 * statements. The first takes the end of the workspace's chain and keeps others from it until the commit.
 */
export function createAuditLog(
  tx: Transaction,
  { scope, clock, newId }: { scope: TenantWork; clock: Clock; newId: NewId },
): TransactionAuditLog {
  const entries: AuditEntry[] = []
  const tenant = tenantOf(scope)

  return {
    record: (entry) => {
      entries.push(withoutWords(entry))
    },

    mark: () => {
      const { length } = entries
      return () => {
        entries.length = Math.min(entries.length, length)
      }
    },

    flush: async () => {
      const pending = entries.splice(0)
      if (pending.length === 0) return
      // All that can be is encoded before the lock, and as it will be read back, because that is what is hashed.
      const shared = sharedTexts(scope, clock)
      const texts = pending.map((entry) => textsOf(entry, newId()))
      const [end] = await tx
        .insert(auditHeads)
        .values({ ...tenant, sequence: texts.length, hash: GENESIS })
        .onConflictDoUpdate({
          target: [auditHeads.organizationId, auditHeads.workspaceId],
          set: { sequence: sql`${auditHeads.sequence} + ${texts.length}` },
        })
        .returning({ sequence: auditHeads.sequence, hash: auditHeads.hash })
      if (end === undefined) throw new Error('The end of the trail could not be taken')

      let hash = end.hash
      const rows = texts.map((text, index) => {
        const sequence = String(end.sequence - texts.length + index + 1)
        const previousHash = `"${hash}"`
        hash = hashTexts({ ...shared, ...text, sequence, previousHash })
        return (
          `{"sequence":${sequence},"id":${text.id},"action":${text.action},"entity":${text.entity}` +
          `,"recordId":${text.recordId},"before":${text.before},"after":${text.after}` +
          `,"previousHash":${previousHash},"hash":"${hash}"}`
        )
      })
      const [time, actor, causationId, correlationId] = [
        decodeJson(shared.time),
        decodeJson(shared.actor) as Actor,
        decodeJson(shared.causationId),
        decodeJson(shared.correlationId),
      ]
      await tx.execute(sql`
        with written as (
          insert into ${auditLog} (
            organization_id, workspace_id, sequence, id, time, actor_type, actor_id, action, entity,
            record_id, before, after, causation_id, correlation_id, previous_hash, hash
          )
          select ${tenant.organizationId}::uuid, ${tenant.workspaceId}::uuid, r.sequence, r.id,
            ${time}::timestamptz, ${actor.type}::text, ${actor.id}::text, r.action, r.entity,
            r."recordId", r.before, r.after, ${causationId}::text, ${correlationId}::text,
            r."previousHash", r.hash
          from jsonb_to_recordset(${`[${rows.join(',')}]`}::jsonb) as r(
            sequence bigint, id uuid, action text, entity text, "recordId" text, before jsonb,
            after jsonb, "previousHash" text, hash text
          )
        )
        update ${auditHeads} set hash = ${hash}
        where organization_id = ${tenant.organizationId}::uuid
          and workspace_id = ${tenant.workspaceId}::uuid`)
    },
  }
}

/** What all rows of a transaction have in common. */
function sharedTexts(scope: TenantWork, clock: Clock): SharedTexts {
  const { organizationId, workspaceId } = scope
  const { type, id } = actorOf(scope)
  return {
    organizationId: storedJson(organizationId),
    workspaceId: storedJson(workspaceId),
    time: storedJson(new Date(clock.now()).toISOString()),
    actor: storedJson({ type, id }),
    causationId: storedJson(scope.causationId ?? null),
    correlationId: storedJson(scope.correlationId ?? null),
  }
}

function textsOf({ action, entity, recordId, before, after }: AuditEntry, id: string): OwnTexts {
  return {
    id: storedJson(id),
    action: storedJson(action),
    entity: storedJson(entity),
    recordId: storedJson(recordId),
    before: boundedJson(before),
    after: boundedJson(after),
  }
}
