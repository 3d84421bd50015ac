import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writerError } from '../../../adapters/ai/errors.ts'
import { keepAnswers } from '../../../adapters/ai/keep-answers.ts'
import type { ModelReply, ModelRequest } from '../../../adapters/ai/model-client.ts'
import { createForgetAiAnswers } from '../../../db/ai/create-forget-ai-answers.ts'
import type { Database } from '../../../db/open-database.ts'
import { createAnswerStore } from '../../../db/repositories/ai-answers.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../support/database.ts'
import { newId } from '../../support/ids.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'
import { createTenant } from '../../support/tenant.ts'

let database: Database
let scope: TenantScope
beforeAll(async () => {
  database = await openTestDatabase()
  scope = await createTenant(database)
})
afterAll(() => database.close())

const request: ModelRequest = {
  name: 'carousel',
  instructions: 'Write.',
  turns: [{ role: 'user', text: 'Tea' }],
  schema: { type: 'object' },
  maxOutputTokens: 100,
}
const reply: ModelReply = {
  text: '{"tea":true}',
  end: 'complete',
  model: 'gpt-6.1-terra',
  tokens: { inputTokens: 1_000, cachedTokens: 0, outputTokens: 2_000 },
}

/** A process with a model of its own, on the database that all share. */
function openProcess(answer: () => Promise<ModelReply> = async () => reply, now = Date.now) {
  const asked: string[] = []
  const clock = { now }
  const answers = createAnswerStore(database, { clock, newId })
  const client = {
    provider: 'openai' as const,
    ask: (_: ModelRequest, key: string) => {
      asked.push(key)
      return answer()
    },
  }
  return { asked, answers, model: keepAnswers(client, { answers, clock, logger }) }
}

describe('a call that was paid for', () => {
  test('is given again to the same work, in another process too, and never paid again (I29)', async () => {
    const work = { scope, key: `carousel:${newId()}` }
    const [one, other] = [openProcess(), openProcess()]
    const first = await one.model.ask(request, work)
    expect(first).toMatchObject({ ...reply, costMicroUsd: 11_000 })
    expect(await other.model.ask(request, work)).toEqual(first)
    expect([one.asked.length, other.asked.length]).toEqual([1, 0])
    expect(await other.answers.answeredBy(scope, work.key)).toEqual(['openai'])
  })

  test('a repair is another call of the same work; a deploy that words the instructions anew is not', async () => {
    const work = { scope, key: `carousel:${newId()}` }
    const { model, asked } = openProcess()
    await model.ask(request, work)
    await model.ask({ ...request, instructions: 'Write well.' }, work)
    expect(asked).toHaveLength(1)
    const repair = { role: 'user' as const, text: 'Mend it' }
    await model.ask({ ...request, turns: [...request.turns, repair] }, work)
    expect(asked).toHaveLength(2)
    expect(new Set(asked).size).toBe(2)
  })

  test('of many at once, in several processes, one asks and all get its answer', async () => {
    const work = { scope, key: `carousel:${newId()}` }
    let answer: (reply: ModelReply) => void = () => {}
    const waiting = new Promise<ModelReply>((resolve) => {
      answer = resolve
    })
    const processes = Array.from({ length: 4 }, () => openProcess(() => waiting))
    const asking = processes.flatMap(({ model }) => [
      model.ask(request, work),
      model.ask(request, work),
    ])
    while (processes.every(({ asked }) => asked.length === 0)) await new Promise(setImmediate)
    answer(reply)
    const replies = await Promise.all(asking)
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1)
    expect(processes.flatMap(({ asked }) => asked)).toHaveLength(1)
  })

  test('that failed may be made again at once, under the same idempotency key', async () => {
    const work = { scope, key: `carousel:${newId()}` }
    let isDown = true
    const { model, asked } = openProcess(async () => {
      if (isDown) throw writerError('openai', 'unavailable')
      return reply
    })
    await expect(model.ask(request, work)).rejects.toMatchObject({ code: 'provider_unavailable' })
    isDown = false
    expect(await model.ask(request, work)).toMatchObject(reply)
    expect(new Set(asked).size).toBe(1)
  })

  test('of a process that died is taken over when its claim has lapsed', async () => {
    const call = { key: `carousel:${newId()}`, part: 'carousel:1', provider: 'openai' as const }
    const { answers, model, asked } = openProcess()
    const dead = await answers.claim(scope, call)
    expect(dead.status).toBe('mine')
    expect(await answers.claim(scope, call)).toEqual({ status: 'theirs' })
    await database.sql.query(
      `update ai_answers set claimed_until = now() - interval '1 second' where key = $1`,
      [call.key],
    )
    expect(await model.ask(request, { scope, key: call.key })).toMatchObject(reply)
    expect(asked).toHaveLength(1)
    // The dead one was only slow: it gets what is kept.
    const late = await answers.keep(scope, call, newId(), {
      ...reply,
      text: 'another',
      costMicroUsd: 1,
      duration: 1,
    })
    expect(late.answer.text).toBe(reply.text)
  })

  test('is nobody else’s: another workspace asks and pays for itself (I1)', async () => {
    const key = `carousel:${newId()}`
    const { model, asked } = openProcess()
    await model.ask(request, { scope, key })
    await model.ask(request, { scope: await createTenant(database), key })
    expect(new Set(asked).size).toBe(2)
  })

  test('is forgotten after 30 days', async () => {
    const work = { scope, key: `carousel:${newId()}` }
    const long = Date.now() - 31 * 86_400_000
    await openProcess(
      async () => reply,
      () => long,
    ).model.ask(request, work)
    const { answers } = openProcess()
    expect(await createForgetAiAnswers(database, { clock: Date })()).toBe(1)
    expect(await answers.answeredBy(scope, work.key)).toEqual([])
  })
})
