import type { FormattedText, MessageEntity } from '../types.ts'
import { cannotParse } from './cannot-parse.ts'
import { createScanner, type Scanner } from './scanner.ts'

interface Mark {
  type: string
  /** As the errors call it. */
  title: string
  close: string
}
interface Open {
  mark: Mark
  offset: number
  byteOffset: number
  language?: string
}

/** Longest first: `__` is not two italics. */
const marks: readonly (Mark & { open: string })[] = [
  { open: '```', close: '```', type: 'pre', title: 'Pre' },
  { open: '`', close: '`', type: 'code', title: 'Code' },
  { open: '__', close: '__', type: 'underline', title: 'Underline' },
  { open: '_', close: '_', type: 'italic', title: 'Italic' },
  { open: '*', close: '*', type: 'bold', title: 'Bold' },
  { open: '~', close: '~', type: 'strikethrough', title: 'Strikethrough' },
  { open: '||', close: '||', type: 'spoiler', title: 'Spoiler' },
  { open: '[', close: ']', type: 'text_link', title: 'TextUrl' },
]
const reserved = '_*[]()~`>#+-=|{}.!'

/**
 * Parses `parse_mode: MarkdownV2` (https://core.telegram.org/bots/api#markdownv2-style), without
 * custom emoji.
 * @throws ApiError 400 `can't parse entities: …`, as the official server
 */
export function parseMarkdownV2(source: string): FormattedText {
  const scanner = createScanner(source)
  const entities: MessageEntity[] = []
  const open: Open[] = []
  let text = ''
  let quoteFrom: number | null = null

  const startsWith = (mark: string) =>
    [...mark].every((char, index) => scanner.peek(index) === char)
  const endQuote = () => {
    if (quoteFrom === null || text.length === quoteFrom) return
    entities.push({ type: 'blockquote', offset: quoteFrom, length: text.length - quoteFrom })
  }

  while (!scanner.done()) {
    const inside = open.at(-1)
    const isCode = inside?.mark.type === 'code' || inside?.mark.type === 'pre'
    const atLineStart = scanner.position() === 0 || source[scanner.position() - 1] === '\n'
    if (scanner.peek() === '\\' && isEscapable(scanner.peek(1))) {
      scanner.skip(1)
      text += scanner.next()
    } else if (inside && startsWith(inside.mark.close)) {
      open.pop()
      scanner.skip(inside.mark.close.length)
      const url = inside.mark.type === 'text_link' ? readUrl(scanner) : undefined
      const length = text.length - inside.offset
      if (length > 0) {
        const { type } = inside.mark
        const link = type === 'text_link' && { url: url ?? text.slice(inside.offset) }
        const language = inside.language && { language: inside.language }
        entities.push({ type, offset: inside.offset, length, ...link, ...language })
      }
    } else if (isCode) {
      text += scanner.next()
    } else if (atLineStart && scanner.peek() === '>') {
      scanner.skip(1)
      quoteFrom ??= text.length
    } else if (reserved.includes(scanner.peek())) {
      open.push(openMark(scanner, startsWith, text.length))
    } else {
      const char = scanner.next()
      const quoteEnds = char === '\n' && quoteFrom !== null && scanner.peek() !== '>'
      if (quoteEnds) endQuote()
      if (quoteEnds) quoteFrom = null
      text += char
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) {
    throw cannotParse(
      `Can't find end of ${unclosed.mark.title} entity at byte offset ${unclosed.byteOffset}`,
    )
  }
  endQuote()
  return { text, entities }
}

function isEscapable(char: string): boolean {
  return char !== '' && char.charCodeAt(0) > 0 && char.charCodeAt(0) <= 126
}

function openMark(scanner: Scanner, startsWith: (mark: string) => boolean, offset: number): Open {
  const mark = marks.find((mark) => startsWith(mark.open))
  if (!mark) {
    throw cannotParse(
      `Character '${scanner.peek()}' is reserved and must be escaped with the preceding '\\'`,
    )
  }
  const opened: Open = { mark, offset, byteOffset: scanner.byteOffset() }
  scanner.skip(mark.open.length)
  if (mark.type !== 'pre') return opened
  let length = 0
  while (scanner.peek(length) !== '' && !/[\s`]/.test(scanner.peek(length))) length += 1
  const language = scanner.peek(length) === '\n' ? scanner.takeWhile((char) => char !== '\n') : ''
  if (scanner.peek() === '\n') scanner.skip(1)
  return language ? { ...opened, language } : opened
}

function readUrl(scanner: Scanner): string | undefined {
  if (scanner.peek() !== '(') return undefined
  scanner.skip(1)
  const at = scanner.byteOffset()
  let url = ''
  while (!scanner.done() && scanner.peek() !== ')') {
    if (scanner.peek() === '\\' && isEscapable(scanner.peek(1))) scanner.skip(1)
    url += scanner.next()
  }
  if (scanner.done()) throw cannotParse(`Can't find end of a URL at byte offset ${at}`)
  scanner.skip(1)
  return url
}
