import { entityNamed } from '../../registry/entity-named.ts'
import type { Deps } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import { asPotok } from '../../shared/as-potok.ts'
import type { EventContext } from '../../shared/events.ts'
import { shadowCompared } from '../events.ts'
import { type ComparedTarget, compareTarget } from './compare-target.ts'
import { expectationSchema } from './expectation.ts'
import { findTarget } from './find-target.ts'

/**
 * Compares what a rule in shadow would have made of a record with what is found now, and tells the
 * outcome. Once: a second time, or when the rule is gone, it changes nothing.
 */
export async function compareShadow(
  deps: Pick<Deps, 'inTenant'>,
  cause: EventContext,
  shadowId: string,
): Promise<ReturnType<typeof outcomeOf> | 'nothing'> {
  const context = asPotok(cause)
  return deps.inTenant(context, async (r) => {
    const shadow = await r.shadows.find(shadowId, { lock: true })
    if (shadow?.outcome !== 'waiting') return 'nothing'
    if ((await r.records.find(conversionRule, shadow.ruleId)) === null) return 'nothing'
    const expected = expectationSchema.parse(shadow.expected)
    if (expected.status === 'refused') return 'nothing'

    const ids = new Map<string, string>()
    const targets: ComparedTarget[] = []
    for (const target of expected.targets) {
      const entity = entityNamed(target.entity)
      if (!entity) continue
      const source = { entity: shadow.sourceEntity, recordId: shadow.sourceRecordId, ids }
      const found = await findTarget(r, entity, target, source)
      if (found) ids.set(target.key, found.id)
      targets.push(compareTarget(entity, target, found, ids))
    }
    const outcome = outcomeOf(targets)
    await r.shadows.compared(shadowId, { outcome, comparison: { targets } })
    await r.events.append(context, [
      {
        type: shadowCompared.type,
        subject: shadow.sourceRecordId,
        data: { shadowId, ruleId: shadow.ruleId, outcome },
      },
    ])
    return outcome
  })
}

function outcomeOf(targets: readonly ComparedTarget[]): 'agreed' | 'differed' | 'missing' {
  if (targets.some(({ recordId }) => recordId === null)) return 'missing'
  const differs = targets.some(({ fields }) => fields.some(({ result }) => result !== 'agreed'))
  return differs ? 'differed' : 'agreed'
}
