import type { Context, TypedResponse } from 'hono'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import { answerOnce } from '../../workflows/idempotency/answer-once.ts'
import type { KeptAnswer, KeyedRequest } from '../../workflows/idempotency/ports.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { ApiEnv } from './authenticate.ts'
import { idempotencyKeyOf, keyedRequest } from './keyed-request.ts'

/** What a change answers: kept with the change when the request has an `Idempotency-Key`. */
export interface Answer {
  status: 200 | 201 | 202 | 204
  body?: unknown
  headers?: Record<string, string>
  /** It shows a secret, such as a new API key: it is never stored, and a repeat is refused with 409. */
  secret?: boolean
  /** It shows fields that are encrypted where they are stored: then it is, too. */
  sealed?: boolean
}

/** Fits every declared route: what it says is up to the work. */
export type Answered = Response & TypedResponse<never, never, never>

/** The work of a change, in the caller's transaction. */
export type Work = (repositories: Repositories, context: EventContext) => Promise<Answer>

/** Who asks and why, for events and the trail. */
export function contextOf(c: Context<ApiEnv>): EventContext {
  const { organizationId, workspaceId, actor } = c.get('caller')
  return { organizationId, workspaceId, actor, source: 'api', causationId: c.get('requestId') }
}

/**
 * Runs a change as one transaction of the caller's and answers with what it returns. Every route that
 * writes goes through here: with an `Idempotency-Key`, a repeat gets the answer of the first and
 * changes nothing (I27).
 * @throws AppError what `answerOnce` throws; `invalid_input` for a key that cannot be one
 */
export async function write(
  deps: Pick<Deps, 'inTenant'>,
  c: Context<ApiEnv>,
  work: Work,
): Promise<Answered> {
  const request = idempotencyKeyOf(c) === null ? null : keyedRequest(c, 0, await c.req.text())
  const { answer, replayed } = await inOneTransaction(deps, c, request, work)
  const headers = { ...answer.headers, ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}) }
  const type = answer.body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }
  return c.newResponse(answer.body, answer.status as 200, { ...headers, ...type }) as Answered
}

/** One transaction of a request, under its key when it has one. */
export function inOneTransaction(
  deps: Pick<Deps, 'inTenant'>,
  c: Context<ApiEnv>,
  request: KeyedRequest | null,
  work: Work,
): Promise<{ answer: KeptAnswer; replayed: boolean }> {
  const context = contextOf(c)
  return deps.inTenant(context, async (r) => {
    const answer = async () => keep(await work(r, context))
    return request
      ? answerOnce(r.idempotency, request, answer)
      : { answer: await answer(), replayed: false }
  })
}

function keep({ status, body, headers = {}, secret, sealed }: Answer): KeptAnswer {
  const text = status === 204 || body === undefined ? null : JSON.stringify(body)
  const protection = secret ? 'secret' : sealed ? 'sealed' : 'open'
  return { status, headers, body: text, protection }
}
