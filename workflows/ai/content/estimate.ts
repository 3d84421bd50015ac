import type { Estimate } from '../budget/reserve-budget.ts'
import type { AiModel } from '../ports.ts'
import { instructionsFor } from './instructions.ts'
import type { AiContent } from './repository.ts'
import { inputTurn, MAX_OUTPUT_TOKENS } from './request-of.ts'

/** Characters of a token: Russian has fewer than English. */
const CHARACTERS = 2
/** Millionths of a dollar for a token, where the price of the model is not known. */
const PRICE = { input: 2, output: 10 }

/** What a piece of content may cost at most: the draft and one repair, which reads the draft again. */
export function estimateOf(
  { price }: Pick<AiModel, 'price'>,
  content: Pick<AiContent, 'kind' | 'input' | 'language'>,
): Estimate {
  const asked = instructionsFor(content).length + inputTurn(content).length
  const input = Math.ceil(asked / CHARACTERS)
  const output = MAX_OUTPUT_TOKENS[content.kind]
  const [read, written] = [2 * input + output, 2 * output]
  const cost = price ?? PRICE
  return {
    tokens: read + written,
    costMicroUsd: Math.ceil(read * cost.input + written * cost.output),
  }
}
