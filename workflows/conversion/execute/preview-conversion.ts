import type { Deps } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import type { ConversionOutcome } from './convert-records.ts'

/**
 * What converting the record would do, as it would do it: the conversion itself, in a transaction that is
 * taken back. Ids and times of new records are others than those of the execution.
 */
export async function previewConversion(
  _deps: RuleDeps & Pick<Deps, 'inTenant'>,
  _context: EventContext,
  _preview: { rule: (() => Promise<CompiledRule>) | string; sourceRecordId: string },
): Promise<ConversionOutcome> {
  throw new Error('not built yet')
}
