import { badRequest } from '../errors.ts'
import { editMessage, without } from './edit-message.ts'
import type { ApiMethod } from './method.ts'
import { readCaption } from './read-caption.ts'
import { readReplyMarkup } from './read-reply-markup.ts'

/** An edit without `caption` or `reply_markup` takes them away. */
export const editMessageCaption: ApiMethod = async (world, request) => {
  const { args } = request
  const caption = readCaption(
    args.get('caption') ?? '',
    args.get('parse_mode') ?? '',
    args.get('caption_entities') ?? '',
  )
  const markup = readReplyMarkup(request)
  const result = await editMessage(world, request, (message) => {
    if (message.text !== undefined) throw badRequest('There is no caption in the message to edit')
    return {
      ...without(message, 'caption', 'caption_entities', 'reply_markup'),
      ...caption,
      ...(markup && { reply_markup: markup }),
    }
  })
  return { result }
}
