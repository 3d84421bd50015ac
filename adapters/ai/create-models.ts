import type { AnswerStore } from '../../workflows/ai/answer-store.ts'
import type { BreakerStore } from '../../workflows/ai/breaker-store.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import { ANTHROPIC_MODEL, createAnthropicClient } from './anthropic-client.ts'
import { withCircuitBreaker } from './circuit-breaker.ts'
import type { BreakerOptions } from './circuit-breaker.ts'
import type { AnsweredBy } from './first-that-can.ts'
import { keepAnswers } from './keep-answers.ts'
import type { ModelClient, PaidModel, ProviderConfig } from './model-client.ts'
import { createOpenAiClient, OPENAI_MODEL } from './openai-client.ts'

export interface ModelDeps {
  /** The providers that have a key. */
  providers: { openai?: ProviderConfig | undefined; anthropic?: ProviderConfig | undefined }
  answers: AnswerStore
  breakers: BreakerStore
  clock: Clock
  logger: Logger
  breaker?: BreakerOptions | undefined
}

/** The models of an installation, in the order in which they are asked. */
export interface Models {
  all: readonly PaidModel[]
  /** Of each, as it is configured. */
  names: readonly string[]
  answeredBy: AnsweredBy
}

/** OpenAI, then Anthropic, as far as they are configured: spared when they are down, and paid once. */
export function createModels(deps: ModelDeps): Models {
  const { providers, answers, breakers: store, clock, logger, breaker: options } = deps
  const { openai, anthropic } = providers
  const paid = (client: ModelClient) =>
    keepAnswers(withCircuitBreaker(client, { store, clock, logger, options }), deps)
  return {
    all: [
      ...(openai ? [paid(createOpenAiClient(openai, clock))] : []),
      ...(anthropic ? [paid(createAnthropicClient(anthropic, clock))] : []),
    ],
    names: [
      ...(openai ? [openai.model ?? OPENAI_MODEL] : []),
      ...(anthropic ? [anthropic.model ?? ANTHROPIC_MODEL] : []),
    ],
    answeredBy: ({ scope, key }) => answers.answeredBy(scope, key),
  }
}
