import { badRequest } from '../errors.ts'
import {
  isObject,
  optionalString,
  parseJson,
  requiredInteger,
  requiredString,
} from '../api/fields.ts'
import type { FormattedText, MessageEntity } from '../types.ts'
import { clean } from './clean.ts'
import { detectEntities } from './detect-entities.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { parseMarkdownV2 } from './markdown-v2.ts'

const known = new Set(
  `mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough
   spoiler blockquote expandable_blockquote code pre text_link text_mention custom_emoji`.split(
    /\s+/,
  ),
)

/**
 * Turns a text and its parse_mode or entities into what is stored: `parse_mode` wins over
 * `entities`, and what Telegram finds by itself (links, commands) is added.
 * @param entities JSON text of an array of MessageEntity, or ''
 * @throws ApiError 400 unsupported parse_mode, can't parse entities
 */
export function formatText(text: string, parseMode: string, entities: string): FormattedText {
  if (Buffer.byteLength(text) > 1 << 15) throw badRequest('Text is too long')
  const mode = parseMode.toLowerCase()
  const formatted =
    text && mode && mode !== 'none'
      ? parseBy(mode, text)
      : { text: entities ? text : text.replaceAll('\r', ''), entities: readEntities(entities) }
  const cleaned = clean(formatted)
  const found = detectEntities(cleaned.text, cleaned.entities)
  return {
    text: cleaned.text,
    entities: [...cleaned.entities, ...found].sort(
      (one, other) => one.offset - other.offset || other.length - one.length,
    ),
  }
}

function parseBy(mode: string, text: string): FormattedText {
  if (mode === 'html') return parseHtml(text)
  if (mode === 'markdownv2') return parseMarkdownV2(text)
  if (mode === 'markdown') return parseMarkdown(text)
  throw badRequest('Unsupported parse_mode')
}

function readEntities(json: string): MessageEntity[] {
  if (!json) return []
  const list = parseJson(json, 'entities')
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    if (!isObject(item)) throw badRequest("Can't parse MessageEntity: expected an Object")
    const offset = requiredInteger(item, 'offset')
    const length = requiredInteger(item, 'length')
    const type = requiredString(item, 'type')
    if (!known.has(type)) return []
    if (offset < 0 || offset > 1_000_000) {
      throw badRequest(`Receive an entity with incorrect offset ${offset}`)
    }
    if (length < 0 || length > 1_000_000) {
      throw badRequest(`Receive an entity with incorrect length ${length}`)
    }
    const url = type === 'text_link' ? requiredString(item, 'url') : ''
    const language = type === 'pre' ? optionalString(item, 'language') : ''
    const customEmoji = type === 'custom_emoji' ? requiredString(item, 'custom_emoji_id') : ''
    return {
      type,
      offset,
      length,
      ...(url && { url }),
      ...(language && { language }),
      ...(customEmoji && { custom_emoji_id: customEmoji }),
    }
  })
}
