import type { AiUsage } from '../carousel/ports.ts'
import type { TenantScope } from '../shared/scope.ts'

/** One call of a piece of paid work. */
export interface AnswerKey {
  /** Of the work (`PaidWork.key`). */
  key: string
  /** Which call of it, such as `carousel:1`. */
  part: string
  provider: AiUsage['provider']
}

/** What a model answered, as it is kept. */
export interface KeptAnswer {
  text: string
  end: 'complete' | 'truncated' | 'refused'
  model: string
  /** As the provider counts them; `cachedTokens` are part of `inputTokens`. */
  tokens: { inputTokens: number; cachedTokens: number; outputTokens: number }
  /** Millionths of a US dollar; null when the price is not known. */
  costMicroUsd: number | null
  /** Milliseconds. */
  duration: number
}

export type Claim =
  /** Nobody has asked: ask, and keep the answer under this id. */
  | { status: 'mine'; id: string }
  | { status: 'answered'; id: string; answer: KeptAnswer }
  /** Somebody else is asking now. */
  | { status: 'theirs' }

/** Answers that were paid for. Each call is a transaction of its own, committed on return. */
export interface AnswerStore {
  /** Claims the call for some seconds, unless it is answered or claimed. Exactly one of many gets it. */
  claim(scope: TenantScope, call: AnswerKey): Promise<Claim>
  /** Still asking: the claim holds for some seconds more. */
  extend(scope: TenantScope, call: AnswerKey, id: string): Promise<void>
  /** @returns what is kept: an earlier answer when there is one already */
  keep(
    scope: TenantScope,
    call: AnswerKey,
    id: string,
    answer: KeptAnswer,
  ): Promise<{ id: string; answer: KeptAnswer }>
  /** Nothing came of it: the next may ask. */
  release(scope: TenantScope, call: AnswerKey, id: string): Promise<void>
  /** Who has answered any call of this work. */
  answeredBy(scope: TenantScope, key: string): Promise<AiUsage['provider'][]>
}

/** Milliseconds that a claim holds: whoever dies keeps the next one waiting for so long. */
export const CLAIM_LEASE = 10_000
