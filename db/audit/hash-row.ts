import { createHash } from 'node:crypto'
import type { AuditRow } from '../../workflows/audit/ports.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { canonicalJson } from './canonical-json.ts'

/** What the first row of a workspace names as the hash before it. */
export const GENESIS = '0'.repeat(64)

/** All facts of a row and whose it is; its own hash is not among them. */
export type HashedFacts = TenantScope & Omit<AuditRow, 'hash'>

/** SHA-256, in hex, over the row as canonical JSON (RFC 8785) with the hash of the row before it. */
export function hashRow(row: HashedFacts): string {
  const facts: HashedFacts = {
    organizationId: row.organizationId,
    workspaceId: row.workspaceId,
    sequence: row.sequence,
    id: row.id,
    time: row.time,
    actor: { type: row.actor.type, id: row.actor.id },
    action: row.action,
    entity: row.entity,
    recordId: row.recordId,
    before: row.before,
    after: row.after,
    causationId: row.causationId,
    correlationId: row.correlationId,
    previousHash: row.previousHash,
  }
  return createHash('sha256').update(canonicalJson(facts)).digest('hex')
}
