import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { createContentWriter } from '../../../../adapters/ai/create-content-writer.ts'
import type { ContentWriter, WriteRequest } from '../../../../workflows/carousel/ports.ts'
import { ANTHROPIC_ERRORS, anthropicAnswer } from '../../../support/anthropic-server.ts'
import { OPENAI_ERRORS, openAiAnswer } from '../../../support/openai-server.ts'
import { someWork } from '../../../support/memory-ai-stores.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'
import type { ScriptedServer } from '../../../support/scripted-server.ts'
import { anthropicKit, modelsOf, openAiKit } from './provider-kits.ts'
import { goodDraft } from './sample-draft.ts'

const request: WriteRequest = { source: { kind: 'topic', topic: 'First sale' }, language: 'en' }
let openai: ScriptedServer
let anthropic: ScriptedServer
let writer: ContentWriter

beforeAll(async () => {
  openai = await openAiKit.start()
  anthropic = await anthropicKit.start()
  writer = createContentWriter({
    models: modelsOf(
      {
        openai: { apiKey: 'sk-test', baseUrl: openai.url, timeout: 200 },
        anthropic: { apiKey: 'sk-ant-test', baseUrl: anthropic.url, timeout: 200 },
      },
      { failures: 1_000, pause: 1_000 },
    ),
    builtin: createBuiltinWriter(),
    logger: quietLogger,
  })
})
afterAll(() => Promise.all([openai.close(), anthropic.close()]))

test('OpenAI is asked first, and Anthropic not at all when it answers', async () => {
  openai.script(openAiAnswer(goodDraft()))
  anthropic.script(anthropicAnswer(goodDraft()))
  expect(await writer.write(request, someWork())).toMatchObject({ writer: 'openai', usedAi: true })
  expect(anthropic.requests).toHaveLength(0)
})

test.each([
  ['no quota', OPENAI_ERRORS.quota],
  ['a wrong key', OPENAI_ERRORS.badKey],
  ['a rate limit', OPENAI_ERRORS.rateLimitWithWait],
  ['an outage', OPENAI_ERRORS.overloaded],
  ['silence', 'hang' as const],
])('%s at OpenAI: Anthropic writes at once, after one call to either', async (_name, answer) => {
  openai.script(answer)
  anthropic.script(anthropicAnswer(goodDraft()))
  expect(await writer.write(request, someWork())).toMatchObject({
    writer: 'anthropic',
    usedAi: true,
  })
  expect([openai.requests.length, anthropic.requests.length]).toEqual([1, 1])
})

test('an answer beyond repair was paid for, although Anthropic wrote in the end', async () => {
  openai.script(openAiAnswer('no'))
  anthropic.script(anthropicAnswer(goodDraft()))
  const written = await writer.write(request, someWork())
  expect(written.usage.map(({ provider, outcome }) => `${provider} ${outcome}`)).toEqual([
    'openai failed',
    'openai failed',
    'anthropic ok',
  ])
})

test('no credit anywhere: the writer without a key writes, and says that it used no AI', async () => {
  openai.script(OPENAI_ERRORS.quota)
  anthropic.script(ANTHROPIC_ERRORS.credit)
  const written = await writer.write(request, someWork())
  expect(written).toMatchObject({ writer: 'builtin', usedAi: false, note: 'bundled_draft' })
})

test('an outage everywhere: it throws, for the engine to try again', async () => {
  openai.script(OPENAI_ERRORS.server)
  anthropic.script(ANTHROPIC_ERRORS.overloaded)
  await expect(writer.write(request, someWork())).rejects.toMatchObject({
    code: 'provider_unavailable',
    retryable: true,
  })
})
