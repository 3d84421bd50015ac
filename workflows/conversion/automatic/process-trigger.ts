import { settingsIn } from '../../access/settings-in.ts'
import type { Repositories } from '../../deps.ts'
import { asPotok } from '../../shared/as-potok.ts'
import { errorCode } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { convertRecords } from '../execute/convert-records.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import { loadRule } from '../rules/load-rule.ts'
import { recordShadow } from '../shadow/record-shadow.ts'
import { tellFailures } from '../tell-failures.ts'
import { OVERTAKEN, PROCESS, type ProcessDeps, type Processed, type Trigger } from './trigger.ts'

/**
 * Acts on the match of an automatic rule as Potok itself: converts the record by the rule as both are now,
 * or keeps what a rule in shadow would do. The conversion, or the notice of its refusal, commits with the
 * mark that the trigger is done: a second delivery finds it, a crash leaves neither.
 * @throws whatever keeps the database from its work, to be tried again
 */
export async function processTrigger(
  deps: ProcessDeps,
  cause: EventContext,
  trigger: Trigger,
): Promise<Processed> {
  const context = asPotok(cause)
  let shadowing: CompiledRule | null = null
  const done = await deps.inTenant(context, async (r): Promise<Processed> => {
    const compiled = await actingRule(deps, r, context, trigger.ruleId)
    shadowing = compiled?.rule.shadow ? compiled : null
    if (compiled === null || shadowing) return 'nothing'
    if (!(await r.inbox.claim(PROCESS, trigger.triggerId))) return 'nothing'
    return convert(deps, r, context, compiled, trigger)
  })
  return shadowing ? recordShadow(deps, context, { compiled: shadowing, trigger }) : done
}

async function convert(
  deps: ProcessDeps,
  r: Repositories,
  context: EventContext,
  compiled: CompiledRule,
  { sourceRecordId }: Trigger,
): Promise<Processed> {
  const recordIds = [sourceRecordId]
  const [outcome] = await convertRecords(deps, r, context, {
    compiled,
    recordIds,
    type: 'automatic',
  })
  if (outcome === undefined) return 'nothing'
  if (outcome.status === 'converted') return 'converted'
  if (OVERTAKEN.has(outcome.code)) return 'nothing'
  const { code, error, fields } = outcome
  const { id: ruleId, sourceEntity } = compiled.rule
  const failures = [{ recordId: sourceRecordId, code, error, fields }]
  await tellFailures(r, context, { ruleId, sourceEntity, type: 'automatic', failures })
  return 'refused'
}

/**
 * The rule, if it still acts by itself: it may have been switched off, deleted or changed since.
 * @returns null when it does not
 */
async function actingRule(
  deps: ProcessDeps,
  r: Repositories,
  context: EventContext,
  ruleId: string,
): Promise<CompiledRule | null> {
  const { autoConversion } = (await settingsIn(deps, context, r)).conversion
  if (!autoConversion) return null
  try {
    const compiled = await loadRule(deps, r, context, ruleId)
    const { active, trigger, shadow } = compiled.rule
    return active && (trigger === 'automatic' || shadow) ? compiled : null
  } catch (error) {
    if (errorCode(error) === 'not_found' || errorCode(error) === 'invalid_input') return null
    throw error
  }
}
