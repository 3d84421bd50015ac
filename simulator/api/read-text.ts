import { badRequest } from '../errors.ts'
import { limits } from '../limits.ts'
import { formatText } from '../text/format.ts'
import { lengthOf } from '../text/clean.ts'
import type { MessageEntity } from '../types.ts'
import type { ApiRequest } from './request.ts'

/**
 * The `text` of a message.
 * @throws ApiError 400: empty, over 4,096 characters, can't parse entities
 */
export function readText({ args }: ApiRequest): { text: string; entities?: MessageEntity[] } {
  const source = args.get('text') ?? ''
  if (source === '') throw badRequest('Message text is empty')
  const { text, entities } = formatText(
    source,
    args.get('parse_mode') ?? '',
    args.get('entities') ?? '',
  )
  if (text === '') throw badRequest('Text must be non-empty')
  if (lengthOf(text) > limits.textLength) throw badRequest('Message is too long')
  return { text, ...(entities.length > 0 && { entities }) }
}
