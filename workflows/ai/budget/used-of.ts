import type { AiUsage } from '../../carousel/ports.ts'
import type { Estimate } from './reserve-budget.ts'

/** Millionths of a US dollar per token where the price is not known: as much as the dearest that is. */
export const CAUTIOUS_PRICE = { input: 10, output: 50 } as const

/** What calls used. Those whose price is not known are counted by a cautious one. */
export function usedOf(usage: readonly AiUsage[]): Estimate {
  return usage.reduce(
    ({ tokens, costMicroUsd }, call) => ({
      tokens: tokens + call.inputTokens + call.outputTokens,
      costMicroUsd: costMicroUsd + (call.costMicroUsd ?? cautiously(call)),
    }),
    { tokens: 0, costMicroUsd: 0 },
  )
}

const cautiously = ({ inputTokens, outputTokens }: AiUsage) =>
  inputTokens * CAUTIOUS_PRICE.input + outputTokens * CAUTIOUS_PRICE.output
