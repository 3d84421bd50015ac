import type { AiModel } from '../ports.ts'
import type { Estimate } from './reserve-budget.ts'
import { CAUTIOUS_PRICE } from './used-of.ts'

/** Tokens of instructions and schema. */
const OVERHEAD = 2_000
/** Of Russian, the most of the languages that are written here, a token has two or more. */
const CHARACTERS_PER_TOKEN = 2

/** The most that an answer and its repair may cost, with whichever model is dearest. */
export function estimateCalls(
  { price }: Pick<AiModel, 'price'>,
  work: { inputCharacters: number; maxOutputTokens: number },
): Estimate {
  const { input, output } = price ?? CAUTIOUS_PRICE
  const asked = OVERHEAD + Math.ceil(work.inputCharacters / CHARACTERS_PER_TOKEN)
  // The repair is shown the answer that it is to mend.
  const read = 2 * asked + work.maxOutputTokens
  const written = 2 * work.maxOutputTokens
  return { tokens: read + written, costMicroUsd: Math.ceil(read * input + written * output) }
}
