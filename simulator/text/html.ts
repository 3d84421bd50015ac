import type { FormattedText, MessageEntity } from '../types.ts'
import { cannotParse } from './cannot-parse.ts'
import { createScanner, type Scanner } from './scanner.ts'
import { decodeReference, readTag, type Tag } from './html-tag.ts'

const entityTypes: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}

const supportedTags: ReadonlySet<string> = new Set(Object.keys(entityTypes))

interface Open {
  tag: Tag
  offset: number
}

/**
 * Parses `parse_mode: HTML` (https://core.telegram.org/bots/api#html-style).
 * @throws ApiError 400 `can't parse entities: …` with the byte offset, as the official server
 */
export function parseHtml(source: string): FormattedText {
  const scanner = createScanner(source)
  const entities: MessageEntity[] = []
  const open: Open[] = []
  let text = ''

  while (!scanner.done()) {
    const reference = scanner.peek() === '&' ? decodeReference(scanner) : null
    if (reference !== null) {
      text += reference
    } else if (scanner.peek() !== '<') {
      text += scanner.next()
    } else if (scanner.peek(1) === '/') {
      const opened = closeTag(scanner, open)
      addEntity(entities, opened, text)
    } else {
      open.push({ tag: readTag(scanner, supportedTags), offset: text.length })
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) {
    throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.tag.name}"`)
  }
  return { text, entities }
}

function closeTag(scanner: Scanner, open: Open[]): Open {
  const at = scanner.byteOffset()
  const opened = open.pop()
  if (!opened) throw cannotParse(`Unexpected end tag at byte offset ${at}`)
  scanner.skip(2)
  const name = scanner.takeWhile((char) => !/\s/.test(char) && char !== '>').toLowerCase()
  scanner.takeWhile((char) => /\s/.test(char))
  if (scanner.peek() !== '>') throw cannotParse(`Unclosed end tag at byte offset ${at}`)
  scanner.skip(1)
  if (name && name !== opened.tag.name) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${at}, expected "</${opened.tag.name}>", found "</${name}>"`,
    )
  }
  return opened
}

function addEntity(entities: MessageEntity[], { tag, offset }: Open, text: string): void {
  const length = text.length - offset
  if (length === 0) return
  const type = entityTypes[tag.name] ?? tag.name
  const last = entities.at(-1)
  const sameSpan = last?.offset === offset && last.length === length
  if (type === 'text_link') {
    const url = tag.attributes.get('href') || text.slice(offset)
    if (isLink(url)) entities.push({ type, offset, length, url })
  } else if (type === 'pre' && last && sameSpan && last.type === 'code') {
    last.type = 'pre'
  } else if (type === 'code') {
    const language = /^language-(.+)/.exec(tag.attributes.get('class') ?? '')?.[1]
    entities.push({ type, offset, length, ...(language && { language }) })
  } else if (type === 'custom_emoji') {
    const id = tag.attributes.get('emoji-id') ?? ''
    if (!/^[1-9]\d{0,18}$/.test(id)) {
      throw cannotParse('Invalid custom emoji identifier specified')
    }
    entities.push({ type, offset, length, custom_emoji_id: id })
  } else if (type === 'blockquote' && tag.attributes.has('expandable')) {
    entities.push({ type: 'expandable_blockquote', offset, length })
  } else {
    entities.push({ type, offset, length })
  }
}

function isLink(url: string): boolean {
  return /^(https?|tg|tonsite|mailto):/i.test(url) || /^[\w-]+(\.[\w-]+)+/.test(url)
}
