import type { AiUsage } from '../../workflows/carousel/ports.ts'

export type Provider = AiUsage['provider']

/** One turn of the conversation with a model; the first is the person's source. */
export interface Turn {
  role: 'user' | 'assistant'
  text: string
}

export interface ModelRequest {
  instructions: string
  turns: readonly Turn[]
}

/** Tokens as the provider counts them; `cachedTokens` are part of `inputTokens`. */
export interface TokenCount {
  inputTokens: number
  cachedTokens: number
  outputTokens: number
}

export interface ModelReply {
  text: string
  /** `truncated`: the output limit was reached. `refused`: the model declines the topic. */
  end: 'complete' | 'truncated' | 'refused'
  /** The model that answered, as the provider names it. */
  model: string
  tokens: TokenCount
}

/** One call to one model. */
export interface ModelClient {
  readonly provider: Provider
  /** @throws AppError `provider_unavailable`, `provider_limit`, `provider_rejected` */
  ask(request: ModelRequest): Promise<ModelReply>
}

/** How to reach a provider. */
export interface ProviderConfig {
  apiKey: string
  /** Of the API or of a compatible proxy; the provider's own without it. */
  baseUrl?: string | undefined
  model?: string | undefined
  /** Milliseconds for one call, the answer's body included. */
  timeout?: number | undefined
}

export const DEFAULT_TIMEOUT = 30_000
/** Ten slides of Russian take about 3,000 tokens; the rest is for reasoning. */
export const MAX_OUTPUT_TOKENS = 8_000
