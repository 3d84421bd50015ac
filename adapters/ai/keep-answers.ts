import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { CLAIM_LEASE } from '../../workflows/ai/answer-store.ts'
import type { AnswerKey, AnswerStore } from '../../workflows/ai/answer-store.ts'
import type { PaidWork } from '../../workflows/carousel/ports.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { ModelClient, ModelRequest, PaidModel, PaidReply } from './model-client.ts'
import { costOf } from './usage.ts'

/** Milliseconds between two looks at a call that somebody else is making. */
const LOOK_AGAIN = 200

/**
 * Keeps every answer the moment it came, before anything is made of it, and gives it again to the same
 * call of the same work: in another try, another process, after a crash. Of two at once one asks, and
 * the other waits for its answer. A call that was on its way when a process died is made again.
 */
export function keepAnswers(
  client: ModelClient,
  deps: { answers: AnswerStore; clock: Clock; logger: Logger },
): PaidModel {
  const { answers, clock, logger } = deps
  const { provider } = client

  async function askAndKeep(
    scope: TenantScope,
    call: AnswerKey,
    id: string,
    request: ModelRequest,
  ): Promise<PaidReply> {
    const beat = setInterval(() => {
      answers.extend(scope, call, id).catch((error: unknown) => {
        logger.debug({ err: error, provider }, 'A claim of a call could not be extended')
      })
    }, CLAIM_LEASE / 3)
    const start = clock.now()
    try {
      const reply = await client.ask(request, idempotencyKeyOf(scope, call))
      const costMicroUsd = costOf(reply.model, reply.tokens)
      const answer = { ...reply, costMicroUsd, duration: clock.now() - start }
      return await keep(scope, call, { ...answer, id })
    } catch (error) {
      await answers.release(scope, call, id).catch(() => {})
      throw error
    } finally {
      clearInterval(beat)
    }
  }

  /** Paid work is not thrown away because it cannot be kept: then it is only not safe from a crash. */
  async function keep(scope: TenantScope, call: AnswerKey, reply: PaidReply): Promise<PaidReply> {
    const { id, ...answer } = reply
    try {
      const kept = await answers.keep(scope, call, id, answer)
      return { ...kept.answer, id: kept.id }
    } catch (error) {
      logger.error({ err: error, provider, key: call.key }, 'A paid answer could not be kept')
      return reply
    }
  }

  return {
    provider,
    async ask(request: ModelRequest, { scope, key }: PaidWork) {
      const call = { key, part: `${request.name}:${request.turns.length}`, provider }
      for (;;) {
        const claim = await answers.claim(scope, call)
        if (claim.status === 'answered') return { ...claim.answer, id: claim.id }
        if (claim.status === 'mine') return askAndKeep(scope, call, claim.id, request)
        await sleep(LOOK_AGAIN)
      }
    },
  }
}

/** The same for every try of the call, and of nobody else's. */
function idempotencyKeyOf({ organizationId, workspaceId }: TenantScope, call: AnswerKey): string {
  const { key, part, provider } = call
  return createHash('sha256')
    .update(JSON.stringify([organizationId, workspaceId, key, part, provider]))
    .digest('hex')
}
