import { createModels } from '../../../../adapters/ai/create-models.ts'
import type { ModelDeps } from '../../../../adapters/ai/create-models.ts'
import { createModelWriter } from '../../../../adapters/ai/write-with-model.ts'
import type { FailureKind } from '../../../../adapters/ai/errors.ts'
import type { ProviderConfig } from '../../../../adapters/ai/model-client.ts'
import type { BreakerOptions } from '../../../../adapters/ai/circuit-breaker.ts'
import type { ContentWriter } from '../../../../workflows/carousel/ports.ts'
import {
  ANTHROPIC_ERRORS,
  anthropicAnswer,
  anthropicRefusal,
  anthropicTruncated,
  startAnthropicServer,
} from '../../../support/anthropic-server.ts'
import {
  OPENAI_ERRORS,
  openAiAnswer,
  openAiFailed,
  openAiRefusal,
  openAiTruncated,
  startOpenAiServer,
} from '../../../support/openai-server.ts'
import { memoryAnswers, memoryBreakers } from '../../../support/memory-ai-stores.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'
import type { ReceivedRequest, Scripted, ScriptedServer } from '../../../support/scripted-server.ts'

export interface ProviderKit {
  name: 'openai' | 'anthropic'
  model: string
  /** Millionths of a dollar for the 1,000 + 2,000 tokens that the server reports. */
  cost: number
  start(): Promise<ScriptedServer>
  create(config: Omit<ProviderConfig, 'apiKey'>, breaker?: BreakerOptions): ContentWriter
  answer(content: unknown, change?: Record<string, unknown>): Scripted
  truncated(content: unknown): Scripted
  refusal(): Scripted
  /** Every text that the model was sent, the instructions first. */
  texts(request: ReceivedRequest): string[]
  errors: [name: string, answer: Scripted, failure: FailureKind, retryAfter?: number][]
}

export const clock = { now: () => Date.now() }

/** Models on stores in memory. */
export function modelsOf(providers: ModelDeps['providers'], breaker?: BreakerOptions) {
  return createModels({
    providers,
    answers: memoryAnswers(),
    breakers: memoryBreakers(),
    clock,
    logger: quietLogger,
    breaker,
  })
}

function writerOf(providers: ModelDeps['providers'], breaker?: BreakerOptions): ContentWriter {
  const [model] = modelsOf(providers, breaker).all
  return createModelWriter(model!, { logger: quietLogger })
}
const contents = (turns: unknown) => (turns as { content: string }[]).map(({ content }) => content)

export const openAiKit: ProviderKit = {
  name: 'openai',
  model: 'gpt-6.1-terra',
  cost: 1_000 + 2_000 * 5,
  start: startOpenAiServer,
  create: (config, breaker) => writerOf({ openai: { apiKey: 'sk-test', ...config } }, breaker),
  answer: openAiAnswer,
  truncated: openAiTruncated,
  refusal: openAiRefusal,
  texts: ({ body }) => [String(body['instructions']), ...contents(body['input'])],
  errors: [
    ['400', OPENAI_ERRORS.badRequest, 'misconfigured'],
    ['400 billing limit', OPENAI_ERRORS.billing, 'limit'],
    ['401', OPENAI_ERRORS.badKey, 'misconfigured'],
    ['403', OPENAI_ERRORS.region, 'misconfigured'],
    ['404 model', OPENAI_ERRORS.noModel, 'misconfigured'],
    ['429', OPENAI_ERRORS.rateLimit, 'rate_limited'],
    ['429 with retry-after', OPENAI_ERRORS.rateLimitWithWait, 'rate_limited', 7],
    ['429 insufficient_quota', OPENAI_ERRORS.quota, 'limit'],
    ['500', OPENAI_ERRORS.server, 'unavailable'],
    ['503', OPENAI_ERRORS.overloaded, 'unavailable'],
    ['200 failed', openAiFailed('server_error'), 'unavailable'],
    ['200 failed by policy', openAiFailed('bio_policy'), 'refused'],
    ['connection reset', 'reset', 'unavailable'],
    ['no JSON at all', { status: 200, body: '<html>gateway' }, 'unavailable'],
  ],
}

export const anthropicKit: ProviderKit = {
  name: 'anthropic',
  model: 'claude-sonnet-5-5',
  cost: 1_000 * 2 + 2_000 * 10,
  start: startAnthropicServer,
  create: (config, breaker) =>
    writerOf({ anthropic: { apiKey: 'sk-ant-test', ...config } }, breaker),
  answer: anthropicAnswer,
  truncated: anthropicTruncated,
  refusal: anthropicRefusal,
  texts: ({ body }) => [String(body['system']), ...contents(body['messages'])],
  errors: [
    ['400', ANTHROPIC_ERRORS.badRequest, 'misconfigured'],
    ['400 credit balance', ANTHROPIC_ERRORS.credit, 'limit'],
    ['401', ANTHROPIC_ERRORS.badKey, 'misconfigured'],
    ['402 billing', ANTHROPIC_ERRORS.billing, 'limit'],
    ['403', ANTHROPIC_ERRORS.forbidden, 'misconfigured'],
    ['404 model', ANTHROPIC_ERRORS.noModel, 'misconfigured'],
    ['429', ANTHROPIC_ERRORS.rateLimit, 'rate_limited'],
    ['429 with retry-after', ANTHROPIC_ERRORS.rateLimitWithWait, 'rate_limited', 9],
    ['429 spend limit', ANTHROPIC_ERRORS.spendLimit, 'limit'],
    ['500', ANTHROPIC_ERRORS.server, 'unavailable'],
    ['504', ANTHROPIC_ERRORS.timeout, 'unavailable'],
    ['529', ANTHROPIC_ERRORS.overloaded, 'unavailable'],
    ['connection reset', 'reset', 'unavailable'],
    ['no JSON at all', { status: 200, body: '<html>gateway' }, 'unavailable'],
  ],
}
