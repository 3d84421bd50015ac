import type { KeptAnswer } from '../../workflows/ai/answer-store.ts'
import type { AiTurn } from '../../workflows/ai/ports.ts'
import type { AiUsage, PaidWork } from '../../workflows/carousel/ports.ts'

export type Provider = AiUsage['provider']
export type Turn = AiTurn
export type TokenCount = KeptAnswer['tokens']

/** One call to a model that answers as JSON. */
export interface ModelRequest {
  /** Of the shape: `[a-z_]`. */
  name: string
  instructions: string
  turns: readonly Turn[]
  /** JSON Schema within the strict subset of both providers: see `toWireSchema`. */
  schema: Record<string, unknown>
  /** With what the model thinks. */
  maxOutputTokens: number
}

/** `truncated`: the output limit was reached. `refused`: the model declines the topic. `model`: as the provider names it. */
export type ModelReply = Pick<KeptAnswer, 'text' | 'end' | 'model' | 'tokens'>

/** One call to one model. */
export interface ModelClient {
  readonly provider: Provider
  /**
   * @param idempotencyKey the same for repeats of the same call
   * @throws AppError `provider_unavailable`, `provider_limit`, `provider_rejected`
   */
  ask(request: ModelRequest, idempotencyKey: string): Promise<ModelReply>
}

/** What a call gave, and what it cost. `id`: of the call, the same whenever its answer is given again. */
export interface PaidReply extends KeptAnswer {
  id: string
}

/** A model whose answers are kept: the same call of the same work is paid for once. */
export interface PaidModel {
  readonly provider: Provider
  /** @throws AppError `provider_unavailable`, `provider_limit`, `provider_rejected` */
  ask(request: ModelRequest, work: PaidWork): Promise<PaidReply>
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
