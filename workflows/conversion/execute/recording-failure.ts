import type { Deps } from '../../deps.ts'
import { errorCode, type FieldError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import type { ExecuteConversion } from './execute-conversion.ts'
import { tellFailures } from '../tell-failures.ts'
import { refusalOf } from './refusal-error.ts'

interface Failure {
  code: string
  error: string
  fields: readonly FieldError[]
}

/**
 * Does the work of one conversion, whose transaction is over when it ends. What was refused or went wrong
 * is told in a second transaction: `conversion.failed`, and a row in the trail of the record. The error
 * is thrown on.
 */
export async function recordingFailure<T>(
  deps: RuleDeps & Pick<Deps, 'inTenant' | 'logger'>,
  context: EventContext,
  request: ExecuteConversion,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const failure = failureOf(error)
    if (failure) {
      await record(deps, context, request, failure).catch((cause: unknown) => {
        deps.logger.warn({ err: cause }, 'A failed conversion could not be recorded.')
      })
    }
    throw error
  }
}

/** Null for what is no failure of a conversion: one that was not permitted, of a record that never was. */
function failureOf(error: unknown): Failure | null {
  const refusal = refusalOf(error)
  if (refusal) return refusal.code === 'not_found' ? null : refusal
  if (errorCode(error) !== 'internal') return null
  // The text of an unknown error may say what nobody should read.
  return { code: 'internal', error: 'The conversion failed', fields: [] }
}

function record(
  deps: RuleDeps & Pick<Deps, 'inTenant'>,
  context: EventContext,
  { ruleId, sourceRecordId, type }: ExecuteConversion,
  failure: Failure,
): Promise<void> {
  return deps.inTenant(context, async (r) => {
    const { source } = await loadRule(deps, r, context, ruleId)
    const failures = [{ recordId: sourceRecordId, ...failure }]
    await tellFailures(r, context, { ruleId, sourceEntity: source.name, type, failures })
  })
}
