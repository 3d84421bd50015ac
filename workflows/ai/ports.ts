import type { z } from 'zod'
import type { AiUsage, PaidWork } from '../carousel/ports.ts'

/** One turn of the conversation with a model. */
export interface AiTurn {
  role: 'user' | 'assistant'
  text: string
}

/** One call to a model that answers as JSON of a shape. */
export interface AiRequest {
  /** Of the shape, for the provider: `[a-z_]`. */
  name: string
  instructions: string
  /** What people wrote is data, never instruction: see `quoteAsData`. */
  turns: readonly AiTurn[]
  /** Of the answer; sent as JSON Schema. */
  schema: z.ZodType
  maxOutputTokens: number
}

export interface AiReply {
  /** The answer's JSON as it came: whoever asked checks it. */
  text: string
  end: 'complete' | 'truncated'
  provider: AiUsage['provider']
  /** Of every call that was paid for, also of those that failed over. */
  usage: AiUsage[]
}

/** Models of this installation, one standing in for the other. */
export interface AiModel {
  /** False when there is no key at all: then nobody is asked and the writers without AI do it. */
  readonly isConfigured: boolean
  /** What a token costs at most, in millionths of a US dollar; null or absent when that is not known. */
  readonly price?: { input: number; output: number } | null
  /**
   * Asks once. The same `work.key` gives the same reply again and asks, and pays, no second time.
   * @throws AppError `not_configured` without a key, `provider_unavailable` (try later),
   * `provider_limit` (spend or quota), `provider_rejected` (declined); with the usage of paid calls
   * (`usageOfError`)
   */
  ask(request: AiRequest, work: PaidWork): Promise<AiReply>
}
