import { hash } from 'node:crypto'
import type { AuditRow } from '../../workflows/audit/ports.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { canonicalJson } from './canonical-json.ts'

/** What the first row of a workspace names as the hash before it. */
export const GENESIS = '0'.repeat(64)

/** All facts of a row and whose it is; its own hash is not among them. */
export type HashedFacts = TenantScope & Omit<AuditRow, 'hash'>

/** The facts of a row, each as canonical JSON. */
export type FactTexts = Record<keyof HashedFacts, string>

/** The row as canonical JSON: its members in their order, which sorting would find for each row anew. */
function canonicalRow(row: FactTexts): string {
  return (
    `{"action":${row.action},"actor":${row.actor},"after":${row.after},"before":${row.before}` +
    `,"causationId":${row.causationId},"correlationId":${row.correlationId},"entity":${row.entity}` +
    `,"id":${row.id},"organizationId":${row.organizationId},"previousHash":${row.previousHash}` +
    `,"recordId":${row.recordId},"sequence":${row.sequence},"time":${row.time}` +
    `,"workspaceId":${row.workspaceId}}`
  )
}

/** SHA-256, in hex, over the row as canonical JSON (RFC 8785) with the hash of the row before it. */
export function hashRow(row: HashedFacts): string {
  return hashTexts({
    action: canonicalJson(row.action),
    actor: canonicalJson({ id: row.actor.id, type: row.actor.type }),
    after: canonicalJson(row.after),
    before: canonicalJson(row.before),
    causationId: canonicalJson(row.causationId),
    correlationId: canonicalJson(row.correlationId),
    entity: canonicalJson(row.entity),
    id: canonicalJson(row.id),
    organizationId: canonicalJson(row.organizationId),
    previousHash: canonicalJson(row.previousHash),
    recordId: canonicalJson(row.recordId),
    sequence: canonicalJson(row.sequence),
    time: canonicalJson(row.time),
    workspaceId: canonicalJson(row.workspaceId),
  })
}

/** The same, of facts that are written already. */
export function hashTexts(row: FactTexts): string {
  return hash('sha256', canonicalRow(row), 'hex')
}
