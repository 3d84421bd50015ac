import type { MessageEntity } from '../types.ts'

const detectors: readonly { type: string; pattern: RegExp }[] = [
  { type: 'url', pattern: /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'»]/giu },
  { type: 'email', pattern: /[\w.+-]+@[\w-]+\.[\w.-]*\w/gu },
  { type: 'bot_command', pattern: /(?<![\w/<])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/gu },
  { type: 'mention', pattern: /(?<![\w@])@[A-Za-z]\w{3,31}\b/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu },
]

/**
 * Finds what Telegram itself marks in a text: links, addresses, commands, mentions and hashtags.
 * @param taken entities that are there already; nothing is found inside them
 */
export function detectEntities(
  text: string,
  taken: readonly MessageEntity[] = [],
): MessageEntity[] {
  const found: MessageEntity[] = []
  const opaque = taken.filter(({ type }) => ['code', 'pre', 'text_link'].includes(type))
  for (const { type, pattern } of detectors) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      if (![...opaque, ...found].some((other) => overlap(entity, other))) found.push(entity)
    }
  }
  return found
}

function overlap(one: MessageEntity, other: MessageEntity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length
}
