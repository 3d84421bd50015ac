import { AppError } from '../shared/errors.ts'
import type { IdempotencyStore, KeptAnswer, KeyedRequest } from './ports.ts'

/**
 * Does the work of a keyed request once, in the transaction of `keys`: a repeat gets the answer of the
 * first (draft-ietf-httpapi-idempotency-key-header-07). A failure keeps nothing, because it changed
 * nothing.
 * @throws AppError `conflict` while the first is in flight, and for a repeat whose answer held a
 * secret; `idempotency_mismatch` when the key came with another request
 */
export async function answerOnce(
  keys: IdempotencyStore,
  request: KeyedRequest,
  work: () => Promise<KeptAnswer>,
): Promise<{ answer: KeptAnswer; replayed: boolean }> {
  if (!(await keys.hold(request))) {
    throw new AppError('conflict', 'A request with this Idempotency-Key is in flight', {
      retryAfter: 1,
    })
  }
  const kept = await keys.find(request)
  if (kept && !kept.ofSameRequest) {
    throw new AppError(
      'idempotency_mismatch',
      'This Idempotency-Key was used for another request: choose a new one',
    )
  }
  if (kept?.answer.protection === 'secret') {
    throw new AppError(
      'conflict',
      'This was done already; its answer held a secret, which is shown only once',
    )
  }
  if (kept) return { answer: kept.answer, replayed: true }
  const answer = await work()
  const secret = answer.protection === 'secret'
  await keys.save(request, secret ? { ...answer, body: null } : answer)
  return { answer, replayed: false }
}
