import { FACTS_LIMIT, MESSAGE_LIMIT, TEXT_LIMIT, TOPIC_LIMIT } from '../../ai/content/input.ts'
import type { ContentKind } from '../../ai/content/kinds.ts'
import type { Language } from '../../carousel/content.ts'
import { aiTexts } from './texts.ts'

const LIMITS: Record<ContentKind | 'facts', number> = {
  wisdom: 0,
  analysis: TEXT_LIMIT,
  rewrite: TEXT_LIMIT,
  reply: MESSAGE_LIMIT,
  ideas: TOPIC_LIMIT,
  facts: FACTS_LIMIT,
}

/** Why words will not do, in one sentence. */
export function wordsProblem(
  language: Language,
  words: string,
  what: ContentKind | 'facts',
): string {
  const t = aiTexts[language]
  const limit = LIMITS[what]
  return words.trim().length > limit ? t.tooLong(words.trim().length, limit) : t.noWords
}

/** The same, or null when they will do. */
export function problemWith(
  language: Language,
  words: string,
  what: ContentKind | 'facts',
): string | null {
  const isGood = words.trim().length <= LIMITS[what] && /[\p{L}\p{N}]/u.test(words)
  return isGood ? null : wordsProblem(language, words, what)
}
