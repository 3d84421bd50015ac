import type { Estimate } from '../budget/reserve-budget.ts'
import { instructionsFor } from './instructions.ts'
import type { AiContent } from './repository.ts'
import { inputTurn, MAX_OUTPUT_TOKENS } from './request-of.ts'

/** Characters of a token: Russian has fewer than English. */
const CHARACTERS = 2
/** Dollars per million tokens, as of the dearest model that is likely to be configured. */
const INPUT_PRICE = 2
const OUTPUT_PRICE = 10

/** What a piece of content may cost at most: the draft and one repair, which reads the draft again. */
export function estimateOf(content: Pick<AiContent, 'kind' | 'input' | 'language'>): Estimate {
  const asked = instructionsFor(content).length + inputTurn(content).length
  const input = Math.ceil(asked / CHARACTERS)
  const output = MAX_OUTPUT_TOKENS[content.kind]
  const [read, written] = [2 * input + output, 2 * output]
  return { tokens: read + written, costMicroUsd: read * INPUT_PRICE + written * OUTPUT_PRICE }
}
