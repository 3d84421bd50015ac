import type { Deps } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { Conversion } from '../ports.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import { executeIn } from './execute-in.ts'
import { recordingFailure } from './recording-failure.ts'

export interface ExecuteConversion {
  ruleId: string
  sourceRecordId: string
  type: Conversion['type']
  /** Refuses when the source is at another version. */
  sourceVersion?: number | undefined
}

/**
 * Converts one record in one transaction of its own. A refusal or failure leaves nothing but
 * `conversion.failed` and a row in the trail of the source, in a second one.
 * @throws AppError `not_found`, `conflict` (already converted, exists, version), `invalid_input`
 */
export function executeConversion(
  deps: RuleDeps & Pick<Deps, 'inTenant' | 'logger'>,
  context: EventContext,
  request: ExecuteConversion,
): Promise<Conversion> {
  return recordingFailure(deps, context, request, () =>
    deps.inTenant(context, (r) => executeIn(deps, r, context, request)),
  )
}
