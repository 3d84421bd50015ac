import { and, asc, desc, eq, gt, gte, lt, max, sql, type SQL } from 'drizzle-orm'
import type { AuditFilter, AuditReader, AuditRow } from '../../workflows/audit/ports.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { ofTenant } from '../repositories/tenant-rows.ts'
import { auditHeads, auditLog } from '../schema/audit.ts'
import type { Transaction } from '../transaction.ts'
import { hashRow } from './hash-row.ts'

/** Reads the trail of one tenant. */
export function createAuditReader(tx: Transaction, { scope }: { scope: TenantScope }): AuditReader {
  return {
    list: async (filter, { limit, before }) => {
      const older = before === undefined ? undefined : lt(auditLog.sequence, before)
      const rows = await tx
        .select()
        .from(auditLog)
        .where(ofTenant(auditLog, scope, conditionOf(scope, filter), older))
        .orderBy(desc(auditLog.sequence))
        .limit(limit)
      return rows.map(toRow)
    },

    after: async (sequence, limit) => {
      const rows = await tx
        .select()
        .from(auditLog)
        .where(ofTenant(auditLog, scope, gt(auditLog.sequence, sequence)))
        .orderBy(asc(auditLog.sequence))
        .limit(limit)
      return rows.map((stored) => {
        const row = toRow(stored)
        return { ...row, computedHash: hashRow({ ...row, ...tenantOfRow(stored) }) }
      })
    },

    end: async () => {
      // One statement, so that the end and the last row are as of one moment.
      const lastRow = tx
        .select({ sequence: max(auditLog.sequence).as('last_row') })
        .from(auditLog)
        .where(ofTenant(auditLog, scope))
        .as('last')
      const [found] = await tx
        .select({ lastRow: lastRow.sequence, sequence: auditHeads.sequence, hash: auditHeads.hash })
        .from(lastRow)
        .leftJoin(auditHeads, ofTenant(auditHeads, scope))
      return {
        sequence: found?.sequence ?? 0,
        hash: found?.hash ?? null,
        lastRow: Number(found?.lastRow ?? 0),
      }
    },
  }
}

type StoredRow = typeof auditLog.$inferSelect

function tenantOfRow({ organizationId, workspaceId }: StoredRow): TenantScope {
  return { organizationId, workspaceId }
}

function conditionOf(scope: TenantScope, filter: AuditFilter): SQL | undefined {
  const { about, entity, recordId, actorId, action, from, to } = filter
  return and(
    about === undefined ? undefined : isAbout(scope, about),
    entity === undefined ? undefined : eq(auditLog.entity, entity),
    recordId === undefined ? undefined : eq(auditLog.recordId, recordId),
    actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
    action === undefined ? undefined : eq(auditLog.action, action),
    from === undefined ? undefined : gte(auditLog.time, new Date(from)),
    to === undefined ? undefined : lt(auditLog.time, new Date(to)),
  )
}

/** Rows of the record itself, and of conversions that it is in. */
function isAbout({ organizationId, workspaceId }: TenantScope, recordId: string): SQL {
  const ofTenant = sql`c.organization_id = ${organizationId} and c.workspace_id = ${workspaceId}`
  return sql`${auditLog.recordId} = any(array(
    select ${recordId}::text
    union select c.id::text from conversions c
      where ${ofTenant} and c.source_record_id = ${recordId}::uuid
    union select c.conversion_id::text from conversion_targets c
      where ${ofTenant} and c.record_id = ${recordId}::uuid))`
}

function toRow(row: StoredRow): AuditRow {
  const {
    actorType,
    actorId,
    organizationId: _o,
    workspaceId: _w,
    time,
    before,
    after,
    ...rest
  } = row
  return {
    ...rest,
    before: before ?? null,
    after: after ?? null,
    time: time.toISOString(),
    actor: { type: actorType, id: actorId },
  }
}
