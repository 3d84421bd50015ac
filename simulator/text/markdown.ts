import type { FormattedText, MessageEntity } from '../types.ts'
import { cannotParse } from './cannot-parse.ts'

const types: Record<string, string> = { _: 'italic', '*': 'bold', '`': 'code', '```': 'pre' }

/**
 * Parses the legacy `parse_mode: Markdown`: bold, italic, code and links, not nested.
 * @throws ApiError 400 `can't parse entities: Can't find end of the entity starting at byte offset N`
 */
export function parseMarkdown(source: string): FormattedText {
  const entities: MessageEntity[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const char = source.charAt(at)
    if (char === '\\' && '_*`['.includes(source.charAt(at + 1)) && at + 1 < source.length) {
      text += source.charAt(at + 1)
      at += 2
      continue
    }
    if (!'_*`['.includes(char)) {
      text += char
      at += 1
      continue
    }
    const mark = char === '`' && source.startsWith('```', at) ? '```' : char
    const end = source.indexOf(mark === '[' ? ']' : mark, at + mark.length)
    if (end < 0) {
      const offset = Buffer.byteLength(source.slice(0, at))
      throw cannotParse(`Can't find end of the entity starting at byte offset ${offset}`)
    }
    const inner = source.slice(at + mark.length, end)
    const span = { offset: text.length, length: inner.length }
    text += inner
    at = end + (mark === '[' ? 1 : mark.length)
    const link = mark === '[' ? /^\(([^)]*)\)/.exec(source.slice(at)) : null
    if (link) at += link[0].length
    if (link?.[1]) entities.push({ type: 'text_link', ...span, url: link[1] })
    else if (mark !== '[' && inner) entities.push({ type: types[mark] ?? 'bold', ...span })
  }
  return { text, entities }
}
