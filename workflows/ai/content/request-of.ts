import { cleanText } from '../../carousel/rules/clean-text.ts'
import type { AiRequest } from '../ports.ts'
import { quoteAsData } from '../quote-as-data.ts'
import type { ContentKind } from './kinds.ts'
import { DRAFT_SCHEMAS } from './draft-schemas.ts'
import { instructionsFor } from './instructions.ts'
import type { AiContent } from './repository.ts'

/** A rewrite is as long as its text; reasoning is counted too. */
export const MAX_OUTPUT_TOKENS: Record<ContentKind, number> = {
  wisdom: 3_000,
  analysis: 5_000,
  rewrite: 16_000,
  reply: 4_000,
  ideas: 4_000,
}

/** What a model is asked for a draft. */
export function requestOf(content: Pick<AiContent, 'kind' | 'input' | 'language'>): AiRequest {
  const { kind } = content
  return {
    name: `content_${kind}`,
    instructions: instructionsFor(content),
    turns: [{ role: 'user', text: inputTurn(content) }],
    schema: DRAFT_SCHEMAS[kind],
    maxOutputTokens: MAX_OUTPUT_TOKENS[kind],
  }
}

/** The person's words as data. */
export function inputTurn({ input }: Pick<AiContent, 'input'>): string {
  const { kind: _, ...words } = input
  const clean = Object.entries(words).map(
    ([key, value]) => [key, cleanText(String(value))] as const,
  )
  return quoteAsData('input', Object.fromEntries(clean))
}
