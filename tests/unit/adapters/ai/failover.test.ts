import { describe, expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { writerError } from '../../../../adapters/ai/errors.ts'
import type { FailureKind } from '../../../../adapters/ai/errors.ts'
import { createFailoverWriter } from '../../../../adapters/ai/failover.ts'
import type { AiUsage, ContentWriter, WriteRequest } from '../../../../workflows/carousel/ports.ts'
import { usageOfError } from '../../../../workflows/carousel/rules/usage-of-error.ts'
import { AppError } from '../../../../workflows/shared/errors.ts'
import { someWork } from '../../../support/memory-ai-stores.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'

const request: WriteRequest = {
  source: { kind: 'topic', topic: 'Как начать бегать' },
  language: 'ru',
}
const paid: AiUsage = {
  provider: 'openai',
  model: 'gpt-6.1-terra',
  inputTokens: 1,
  outputTokens: 1,
  costMicroUsd: 6,
  duration: 1,
  outcome: 'failed',
}

type Behaviour = 'writes' | FailureKind
interface Options {
  usage?: AiUsage[]
  retryAfter?: number
  answered?: ('openai' | 'anthropic')[]
}

function scene(openai: Behaviour, anthropic: Behaviour, options: Options = {}, asking = request) {
  const asked: string[] = []
  const builtin = createBuiltinWriter()
  const fake = (name: 'openai' | 'anthropic', behaviour: Behaviour): ContentWriter => ({
    async write() {
      asked.push(name)
      if (behaviour !== 'writes') throw writerError(name, behaviour, options)
      const { content } = await builtin.write(request, someWork())
      return { content, writer: name, usedAi: true, usage: [] }
    },
  })
  const writer = createFailoverWriter({
    writers: [
      { name: 'openai', writer: fake('openai', openai) },
      { name: 'anthropic', writer: fake('anthropic', anthropic) },
    ],
    builtin,
    logger: quietLogger,
    answeredBy: async () => options.answered ?? [],
  })
  return { asked, writing: () => writer.write(asking, someWork()) }
}

const thrown = (writing: Promise<unknown>) =>
  writing.then(
    () => null,
    (error: unknown) => error,
  )

test('the first that writes is the only one asked', async () => {
  const { asked, writing } = scene('writes', 'writes')
  expect(await writing()).toMatchObject({ writer: 'openai', usedAi: true })
  expect(asked).toEqual(['openai'])
})

test.each([
  'limit',
  'misconfigured',
  'unavailable',
  'rate_limited',
  'timed_out',
  'circuit_open',
  'invalid',
] as const)(
  'after “%s” the next writer is asked at once, and what was paid is told',
  async (failure) => {
    const { asked, writing } = scene(failure, 'writes', { usage: [paid] })
    expect(await writing()).toMatchObject({ writer: 'anthropic', usage: [paid] })
    expect(asked).toEqual(['openai', 'anthropic'])
  },
)

describe('when nobody can', () => {
  test.each([
    ['unavailable', 'limit'],
    ['limit', 'timed_out'],
    ['circuit_open', 'misconfigured'],
    ['invalid', 'unavailable'],
  ] as const)('%s and %s: it throws, because trying again makes sense', async (one, other) => {
    const error = await thrown(scene(one, other, { usage: [paid] }).writing())
    expect(error).toMatchObject({ retryable: true })
    expect(usageOfError(error)).toEqual([paid, paid])
  })

  test.each([
    ['limit', 'limit'],
    ['limit', 'misconfigured'],
    ['misconfigured', 'misconfigured'],
    // The answer is kept, and would be the same again.
    ['invalid', 'limit'],
    ['invalid', 'invalid'],
  ] as const)('%s and %s: the writer without a key does it, and says so', async (one, other) => {
    const written = await scene(one, other, { usage: [paid] }).writing()
    expect(written).toMatchObject({ writer: 'builtin', usedAi: false, note: 'bundled_draft' })
    expect(written.usage).toEqual([paid, paid])
  })

  test('the wait that a provider asked for is passed on', async () => {
    const error = await thrown(scene('rate_limited', 'limit', { retryAfter: 9 }).writing())
    expect(error).toMatchObject({ code: 'provider_unavailable', retryAfter: 9 })
  })
})

test('who has answered a call of this work goes first: that is paid for (I29)', async () => {
  const { asked, writing } = scene('writes', 'writes', { answered: ['anthropic'] })
  expect(await writing()).toMatchObject({ writer: 'anthropic' })
  expect(asked).toEqual(['anthropic'])
})

test('without AI nobody is asked, and nothing paid', async () => {
  const { asked, writing } = scene('writes', 'writes', {}, { ...request, withoutAi: true })
  expect(await writing()).toMatchObject({ writer: 'builtin', usage: [] })
  expect(asked).toEqual([])
})

test('a declined topic is not offered to another model', async () => {
  const { asked, writing } = scene('refused', 'writes')
  expect(await thrown(writing())).toMatchObject({ code: 'provider_rejected', retryable: false })
  expect(asked).toEqual(['openai'])
})

test('an error that is no writer’s is not swallowed', async () => {
  const bug = new AppError('internal', 'A bug.')
  const writer = createFailoverWriter({
    writers: [{ name: 'openai', writer: { write: () => Promise.reject(bug) } }],
    builtin: createBuiltinWriter(),
    logger: quietLogger,
  })
  expect(await thrown(writer.write(request, someWork()))).toBe(bug)
})

test('without providers the writer without a key writes', async () => {
  const writer = createFailoverWriter({
    writers: [],
    builtin: createBuiltinWriter(),
    logger: quietLogger,
  })
  expect(await writer.write(request, someWork())).toMatchObject({
    writer: 'builtin',
    usedAi: false,
  })
})
