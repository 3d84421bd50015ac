import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { CheckedAuditRow } from './ports.ts'

const PAGE = 1000
/** Below every sequence, also those that nobody should have written. */
const LOWEST = -Number.MAX_SAFE_INTEGER

/**
 * The rows up to a sequence, oldest first, page by page in transactions of their own: constant memory,
 * and nobody waits. Each page begins with the last row of the page before, so that a second row of its
 * sequence is not passed over.
 */
export async function* walkTrail(
  { inTenant }: Pick<Deps, 'inTenant'>,
  scope: TenantScope,
  upTo: number,
): AsyncGenerator<CheckedAuditRow> {
  let last: CheckedAuditRow | undefined
  for (;;) {
    const after = last ? last.sequence - 1 : LOWEST
    const page = await inTenant(scope, (r) => r.auditTrail.after(after, PAGE))
    const fresh = last && page[0]?.id === last.id ? page.slice(1) : page
    for (const row of fresh) {
      if (row.sequence > upTo) return
      yield row
    }
    const end = fresh.at(-1)
    if (!end || page.length < PAGE || end.sequence === last?.sequence) return
    last = end
  }
}
