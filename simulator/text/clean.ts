import type { FormattedText } from '../types.ts'
import { storable } from '../store/jsonb.ts'

/**
 * The text as Telegram keeps it: no carriage returns, other control characters as spaces, trimmed.
 * Entities follow the trim.
 */
export function clean({ text, entities }: FormattedText): FormattedText {
  const kept = withoutControls(text)
  const start = kept.length - kept.trimStart().length
  const trimmed = kept.trim()
  return {
    text: trimmed,
    entities: entities
      .map((entity) => {
        const from = Math.max(0, entity.offset - start)
        const to = Math.min(trimmed.length, entity.offset - start + entity.length)
        return { ...entity, offset: from, length: to - from }
      })
      .filter((entity) => entity.length > 0)
      .sort((one, other) => one.offset - other.offset || other.length - one.length),
  }
}

/** Replaces one for one, so that the entities' offsets stay true. */
function withoutControls(text: string): string {
  return storable(text.replaceAll(/(?!\n)\p{Cc}/gu, ' '))
}

/** How Telegram counts a text's length: code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
