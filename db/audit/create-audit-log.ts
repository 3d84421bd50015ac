import { sql } from 'drizzle-orm'
import type { AuditEntry, AuditLog, AuditRow } from '../../workflows/audit/ports.ts'
import type { TenantWork } from '../../workflows/deps.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import { actorOf, tenantOf } from '../repositories/tenant-rows.ts'
import { auditHeads, auditLog } from '../schema/audit.ts'
import { decodeJson, encodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'
import { bounded } from './bounded.ts'
import { GENESIS, hashRow } from './hash-row.ts'

type Facts = Omit<AuditRow, 'sequence' | 'previousHash' | 'hash'>

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

  const factsOf = (entry: AuditEntry): Facts => ({
    id: newId(),
    time: new Date(clock.now()).toISOString(),
    actor: actorOf(scope),
    action: entry.action,
    entity: entry.entity,
    recordId: entry.recordId,
    before: bounded(entry.before),
    after: bounded(entry.after),
    causationId: scope.causationId ?? null,
    correlationId: scope.correlationId ?? null,
  })

  return {
    record: (entry) => {
      entries.push(entry)
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
      // Hashed as they will be read back, which is not always what was handed in.
      const facts = decodeJson(encodeJson(pending.map(factsOf))) as Facts[]
      const [end] = await tx
        .insert(auditHeads)
        .values({ ...tenant, sequence: facts.length, hash: GENESIS })
        .onConflictDoUpdate({
          target: [auditHeads.organizationId, auditHeads.workspaceId],
          set: { sequence: sql`${auditHeads.sequence} + ${facts.length}` },
        })
        .returning({ sequence: auditHeads.sequence, hash: auditHeads.hash })
      if (end === undefined) throw new Error('The end of the trail could not be taken')

      let hash = end.hash
      const rows = facts.map((fact, index) => {
        const sequence = end.sequence - facts.length + index + 1
        const row = { ...fact, sequence, previousHash: hash }
        hash = hashRow({ ...row, ...tenant })
        return { ...row, hash }
      })
      await tx.execute(sql`
        with written as (
          insert into ${auditLog} (
            organization_id, workspace_id, sequence, id, time, actor_type, actor_id, action, entity,
            record_id, before, after, causation_id, correlation_id, previous_hash, hash
          )
          select ${tenant.organizationId}::uuid, ${tenant.workspaceId}::uuid, r.sequence, r.id, r.time,
            r.actor ->> 'type', r.actor ->> 'id', r.action, r.entity, r."recordId", r.before, r.after,
            r."causationId", r."correlationId", r."previousHash", r.hash
          from jsonb_to_recordset(${encodeJson(rows)}::jsonb) as r(
            sequence bigint, id uuid, time timestamptz, actor jsonb, action text, entity text,
            "recordId" text, before jsonb, after jsonb, "causationId" text, "correlationId" text,
            "previousHash" text, hash text
          )
        )
        update ${auditHeads} set hash = ${hash}
        where organization_id = ${tenant.organizationId}::uuid
          and workspace_id = ${tenant.workspaceId}::uuid`)
    },
  }
}
