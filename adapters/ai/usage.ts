import type { AiModel } from '../../workflows/ai/ports.ts'
import type { AiUsage } from '../../workflows/carousel/ports.ts'
import type { ModelReply, PaidReply, Provider, TokenCount } from './model-client.ts'

/** The day on which the providers' price pages were last compared with the table below. */
export const PRICES_AS_OF = '2026-10-27'

/** US dollars per million tokens, which is millionths of a dollar per token. */
interface Price {
  input: number
  cached: number
  output: number
}

const PRICES: Record<string, Price> = {
  'gpt-6-astra': { input: 10, cached: 1, output: 50 },
  'gpt-6.1-sol': { input: 2, cached: 0.1, output: 10 },
  'gpt-6.1-terra': { input: 1, cached: 0.05, output: 5 },
  'gpt-6-sol': { input: 2, cached: 0.2, output: 10 },
  'gpt-6-luna': { input: 0.1, cached: 0.01, output: 0.5 },
  'gpt-5.6-sol': { input: 4, cached: 0.4, output: 20 },
  'gpt-5.6-terra': { input: 2, cached: 0.2, output: 12 },
  'gpt-5.6-luna': { input: 0.2, cached: 0.02, output: 1.2 },
  'claude-opus-5-5': { input: 4, cached: 0.2, output: 20 },
  'claude-opus-5': { input: 5, cached: 0.5, output: 25 },
  'claude-sonnet-5-5': { input: 2, cached: 0.1, output: 10 },
  'claude-sonnet-5': { input: 2, cached: 0.2, output: 10 },
  'claude-sonnet-4-6': { input: 3, cached: 0.3, output: 15 },
  'claude-haiku-5-5': { input: 0.1, cached: 0.01, output: 0.5 },
  'claude-haiku-4-5': { input: 1, cached: 0.1, output: 5 },
}

/** Millionths of a US dollar, rounded half up; null for a model whose price is not known. */
export function costOf(model: string, tokens: TokenCount): number | null {
  const price = PRICES[nameOf(model)]
  if (price === undefined) return null
  const fresh = tokens.inputTokens - tokens.cachedTokens
  return Math.round(
    fresh * price.input + tokens.cachedTokens * price.cached + tokens.outputTokens * price.output,
  )
}

/**
 * What a token costs at most with any of the models, in millionths of a US dollar; null when a price is
 * not known.
 */
export function dearestOf(models: readonly string[]): NonNullable<AiModel['price']> | null {
  const prices = models.map((model) => PRICES[nameOf(model)])
  const known = prices.filter((price) => price !== undefined)
  if (known.length < prices.length) return null
  return {
    input: Math.max(0, ...known.map(({ input }) => input)),
    output: Math.max(0, ...known.map(({ output }) => output)),
  }
}

/** The record of one answered call. */
export function usageOf(
  provider: Provider,
  reply: PaidReply,
  outcome: AiUsage['outcome'],
): AiUsage {
  const { id, model, tokens, costMicroUsd, duration } = reply
  const { inputTokens, outputTokens } = tokens
  return { id, provider, model, inputTokens, outputTokens, costMicroUsd, duration, outcome }
}

/** The record of a call that was billed and gave nothing to keep. */
export function lostUsage(provider: Provider, reply: ModelReply, duration: number): AiUsage {
  const { model, tokens } = reply
  const { inputTokens, outputTokens } = tokens
  const costMicroUsd = costOf(model, tokens)
  return { provider, model, inputTokens, outputTokens, costMicroUsd, duration, outcome: 'failed' }
}

/** Without the day of its release: `claude-sonnet-5-5-20260901`. */
const nameOf = (model: string) => model.replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2})$/, '')
