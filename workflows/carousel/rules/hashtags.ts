import { HASHTAG_LIMIT } from '../content.ts'

const LONGEST = 60

/** A tag in the form that Instagram accepts (`#слово`), or null when nothing of it is left. */
function toHashtag(text: string): string | null {
  const body = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_]/gu, '')
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\uFFFD/g, '')
  return /\p{L}/u.test(body) ? `#${body}` : null
}

/** The tags that can be used, each once whatever its case, no more than Instagram allows. */
export function toHashtags(texts: readonly string[]): string[] {
  const tags = new Map<string, string>()
  for (const text of texts) {
    const tag = toHashtag(text)
    if (tag !== null && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
  }
  return [...tags.values()].slice(0, HASHTAG_LIMIT)
}
