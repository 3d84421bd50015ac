import { badRequest } from '../errors.ts'
import { limits } from '../limits.ts'
import { formatText } from '../text/format.ts'
import { lengthOf } from '../text/clean.ts'
import type { MessageEntity } from '../types.ts'

export interface Caption {
  caption?: string
  caption_entities?: MessageEntity[]
}

/**
 * A caption with its formatting; an empty one is none.
 * @throws ApiError 400: over 1,024 characters, can't parse entities
 */
export function readCaption(source: string, parseMode: string, entitiesJson: string): Caption {
  const { text, entities } = formatText(source, parseMode, entitiesJson)
  if (lengthOf(text) > limits.captionLength) throw badRequest('Message caption is too long')
  if (text === '') return {}
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) }
}
