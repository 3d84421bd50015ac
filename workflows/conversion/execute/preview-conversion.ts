import type { Deps, Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { type ConversionOutcome, convertRecords } from './convert-records.ts'

/**
 * What converting the record would do, as it would do it: the conversion itself, in a transaction that is
 * taken back. Ids and times of new records are others than those of the execution.
 * @param preview.permitted is asked before anything is read of the record
 * @throws AppError `not_found` for a rule that is not there
 */
export async function previewConversion(
  deps: RuleDeps & Pick<Deps, 'inTenant'>,
  context: EventContext,
  preview: {
    rule: ((r: Repositories) => Promise<CompiledRule>) | string
    sourceRecordId: string
    permitted?: (compiled: CompiledRule) => void
  },
): Promise<ConversionOutcome> {
  const { rule, sourceRecordId, permitted } = preview
  const takenBack = new Error('taken back')
  let outcome: ConversionOutcome | undefined
  try {
    await deps.inTenant(context, async (r) => {
      const compiled =
        typeof rule === 'string' ? await loadRule(deps, r, context, rule) : await rule(r)
      permitted?.(compiled)
      const options = { compiled, recordIds: [sourceRecordId], type: 'manual' } as const
      outcome = (await convertRecords(deps, r, context, options))[0]
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack) throw error
  }
  if (outcome === undefined) throw new AppError('internal', 'Nothing came of the preview')
  return outcome
}
