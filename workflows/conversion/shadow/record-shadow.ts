import type { EventContext } from '../../shared/events.ts'
import {
  OVERTAKEN,
  PROCESS,
  type ProcessDeps,
  type Processed,
  type Trigger,
} from '../automatic/trigger.ts'
import { shadowCompared, shadowRecorded } from '../events.ts'
import { previewConversion } from '../execute/preview-conversion.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import { expectationOf } from './expectation.ts'

const HOUR = 3_600_000

/** Keeps what a rule in shadow would have done to a record, to be compared later with what is found then. */
export async function recordShadow(
  deps: ProcessDeps,
  context: EventContext,
  { compiled, trigger }: { compiled: CompiledRule; trigger: Trigger },
): Promise<Processed> {
  const { rule } = compiled
  const { sourceRecordId, triggerId } = trigger
  const outcome = await previewConversion(deps, context, {
    rule: async () => compiled,
    sourceRecordId,
  })
  if (outcome.status === 'refused' && OVERTAKEN.has(outcome.code)) return 'nothing'

  return deps.inTenant(context, async (r) => {
    if (!(await r.inbox.claim(PROCESS, triggerId))) return 'nothing'
    const latest = await r.shadows.latest(rule.id, rule.version, sourceRecordId)
    if (latest?.outcome === 'waiting') return 'nothing'
    const shadowId = deps.newId()
    const now = deps.clock.now()
    const compareAfterHours = rule.shadow?.compareAfterHours ?? 0
    const failed = outcome.status === 'refused'
    await r.shadows.insert({
      id: shadowId,
      ruleId: rule.id,
      ruleVersion: rule.version,
      sourceEntity: rule.sourceEntity,
      sourceRecordId,
      expected: expectationOf(rule, outcome),
      outcome: failed ? 'failed' : 'waiting',
      comparison: null,
      compareAt: new Date(failed ? now : now + compareAfterHours * HOUR).toISOString(),
      comparedAt: failed ? new Date(now).toISOString() : null,
      createdAt: new Date(now).toISOString(),
    })
    const kept = { shadowId, ruleId: rule.id }
    const data = { ...kept, entity: rule.sourceEntity, recordId: sourceRecordId, compareAfterHours }
    await r.events.append(context, [
      failed
        ? {
            type: shadowCompared.type,
            subject: sourceRecordId,
            data: { ...kept, outcome: 'failed' },
          }
        : { type: shadowRecorded.type, subject: sourceRecordId, data },
    ])
    return 'shadow'
  })
}
