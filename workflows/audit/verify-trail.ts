import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { AuditEnd, CheckedAuditRow } from './ports.ts'
import { walkTrail } from './walk-trail.ts'

/**
 * What is wrong with the first bad row:
 * - `changed`: the row is not what was hashed: edited, copied or moved
 * - `missing`: no row of this sequence: deleted
 * - `repeated`: a second row of a sequence
 * - `unlinked`: its hash is right, and it does not follow the row before it: one of the two was replaced
 * - `beyond_end`: a row after the recorded end of the chain: the end was set back, or the row was added by hand
 * - `end_changed`: every row is right, and the recorded end of the chain is another than the last row
 */
export type Fault = 'changed' | 'missing' | 'repeated' | 'unlinked' | 'beyond_end' | 'end_changed'

export interface Verification {
  valid: boolean
  /** Rows that were looked at, up to the first bad one. */
  rows: number
  /** Where the chain ended when the verification began; keep it elsewhere to compare later. */
  head: { sequence: number; hash: string } | null
  /** `id` is null where the row is not there. */
  firstBad?: { sequence: number; id: string | null; reason: Fault }
}

/**
 * Walks the chain of a workspace from its first row to where it ended when this began: rows that are
 * written meanwhile come after that and are not looked at.
 */
export async function verifyTrail(
  deps: Pick<Deps, 'inTenant'>,
  scope: TenantScope,
): Promise<Verification> {
  const end = await deps.inTenant(scope, (r) => r.auditTrail.end())
  const head = end.hash === null ? null : { sequence: end.sequence, hash: end.hash }
  const upTo = Math.max(end.sequence, end.lastRow)
  let rows = 0
  let last: Link = { sequence: 0, hash: GENESIS }
  const bad = (sequence: number, id: string | null, reason: Fault): Verification => ({
    valid: false,
    rows,
    head,
    firstBad: { sequence, id, reason },
  })

  for await (const row of walkTrail(deps, scope, upTo)) {
    rows += 1
    const reason = faultOf(row, last, end)
    if (reason === 'missing') return bad(last.sequence + 1, null, reason)
    if (reason) return bad(row.sequence, row.id, reason)
    last = row
  }
  if (last.sequence < end.sequence) return bad(last.sequence + 1, null, 'missing')
  if (head && head.hash !== last.hash) return bad(last.sequence, null, 'end_changed')
  return { valid: true, rows, head }
}

type Link = Pick<CheckedAuditRow, 'sequence' | 'hash'>
const GENESIS = '0'.repeat(64)

function faultOf(row: CheckedAuditRow, last: Link, end: AuditEnd): Fault | null {
  if (row.computedHash !== row.hash) return 'changed'
  if (row.sequence <= last.sequence) return 'repeated'
  if (row.sequence > last.sequence + 1) return 'missing'
  if (row.previousHash !== last.hash) return 'unlinked'
  return row.sequence > end.sequence ? 'beyond_end' : null
}
