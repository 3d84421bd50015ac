import { entityNamed } from '../../registry/entity-named.ts'
import type { Deps } from '../../deps.ts'
import { asPotok } from '../../shared/as-potok.ts'
import type { EventContext } from '../../shared/events.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import { type CheckedRules, checkRules } from './check-rules.ts'

/** Checks the automatic rules for a record as it is now; one that is gone, or never was, matches none. */
export async function checkChangedRecord(
  deps: RuleDeps & Pick<Deps, 'inTenant'>,
  cause: EventContext,
  { entity: name, recordId }: { entity: string; recordId: string },
): Promise<CheckedRules> {
  const context = asPotok(cause)
  return deps.inTenant(context, async (r) => {
    const entity = entityNamed(name)
    const record = entity ? await r.records.find(entity, recordId) : null
    if (!entity || !record) return { triggered: [], skipped: [] }
    return checkRules(deps, r, context, { entity, record, by: 'change' })
  })
}
