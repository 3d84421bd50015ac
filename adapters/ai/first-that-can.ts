import type { AiUsage, PaidWork } from '../../workflows/carousel/ports.ts'
import { usageOfError } from '../../workflows/carousel/rules/usage-of-error.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { failureOf } from './errors.ts'
import type { WriterError } from './errors.ts'
import type { Provider } from './model-client.ts'

/** Who has answered any call of a piece of work already. */
export type AnsweredBy = (work: PaidWork) => Promise<readonly Provider[]>

export type Outcome<Result> =
  | { result: Result; usage: AiUsage[] }
  /** Nobody could, and waiting is of no use. `errors`: of each. */
  | { result: null; usage: AiUsage[]; errors: WriterError[] }

/**
 * The first provider that can. When one fails the next is asked at once; when all have failed and at
 * least one may do better later, that error is thrown, so that the caller tries again. Who has answered a
 * call of this work before goes first: what it gave is paid for. A model that declines the topic ends the
 * search: nobody shops around for a willing one.
 *
 * @throws AppError `provider_unavailable`, `provider_rejected` (declined), with the usage of paid calls
 */
export async function firstThatCan<Candidate extends { name: Provider }, Result>(
  candidates: readonly Candidate[],
  attempt: (candidate: Candidate) => Promise<{ result: Result; usage: readonly AiUsage[] }>,
  deps: { work: PaidWork; answeredBy?: AnsweredBy | undefined; logger: Logger },
): Promise<Outcome<Result>> {
  const usage: AiUsage[] = []
  const errors: WriterError[] = []
  for (const candidate of await inOrder(candidates, deps)) {
    try {
      const { result, usage: paid } = await attempt(candidate)
      return { result, usage: [...usage, ...paid] }
    } catch (error) {
      const failure = failureOf(error)
      if (failure === null) throw error
      usage.push(...usageOfError(error))
      const facts = { provider: candidate.name, failure, code: errorCode(error) }
      deps.logger.warn(facts, 'AI provider failed')
      errors.push(error as WriterError)
      if (failure === 'refused') throw Object.assign(error as WriterError, { usage })
    }
  }
  const worth = soonest(errors)
  if (worth) throw Object.assign(worth, { usage })
  return { result: null, usage, errors }
}

async function inOrder<Candidate extends { name: Provider }>(
  candidates: readonly Candidate[],
  { work, answeredBy }: { work: PaidWork; answeredBy?: AnsweredBy | undefined },
): Promise<readonly Candidate[]> {
  if (candidates.length < 2 || !answeredBy) return candidates
  const answered = await answeredBy(work)
  const isNew = ({ name }: Candidate) => (answered.includes(name) ? 0 : 1)
  return candidates.toSorted((a, b) => isNew(a) - isNew(b))
}

/**
 * Of the failures that may pass, the one that asks for the shortest wait. An answer that could not be
 * used is kept, and would be the same again.
 */
function soonest(errors: readonly WriterError[]): WriterError | undefined {
  return errors
    .filter(({ retryable, failure }) => retryable && failure !== 'invalid')
    .toSorted((a, b) => (a.retryAfter ?? 0) - (b.retryAfter ?? 0))[0]
}
