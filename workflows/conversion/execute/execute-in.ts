import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { Conversion } from '../ports.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { convertRecords } from './convert-records.ts'
import type { ExecuteConversion } from './execute-conversion.ts'
import { refusalError } from './refusal-error.ts'

/**
 * Converts one record in the caller's transaction, which must not be committed when this throws.
 * @param permitted is asked before anything is read of the record; it throws where the caller may not
 * @throws AppError `not_found`, `conflict`, `invalid_input`; `refusalOf` knows which are refusals of the rule
 */
export async function executeIn(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  { ruleId, sourceRecordId, sourceVersion, type }: ExecuteConversion,
  permitted: (compiled: CompiledRule) => void = () => undefined,
): Promise<Conversion> {
  const compiled = await loadRule(deps, r, context, ruleId)
  permitted(compiled)
  requireActive(compiled)
  const [outcome] = await convertRecords(deps, r, context, {
    compiled,
    recordIds: [sourceRecordId],
    type,
    ...(sourceVersion === undefined ? {} : { versions: { [sourceRecordId]: sourceVersion } }),
  })
  if (outcome?.status === 'converted') return outcome.conversion
  if (outcome === undefined) throw new AppError('internal', 'Nothing became of the record')
  throw refusalError(outcome)
}

/** @throws AppError `conflict` for a rule that is switched off, or that runs in shadow */
export function requireActive({ rule }: CompiledRule): void {
  if (rule.active && !rule.shadow) return
  const why = rule.active ? 'runs in shadow and converts nothing' : 'is switched off'
  throw new AppError('conflict', `The rule ${rule.name} ${why}`, {
    fields: [{ field: 'ruleId', rule: why }],
  })
}
