import { editMessage, without } from './edit-message.ts'
import type { ApiMethod } from './method.ts'
import { readReplyMarkup } from './read-reply-markup.ts'

export const editMessageReplyMarkup: ApiMethod = async (world, request) => {
  const markup = readReplyMarkup(request)
  const result = await editMessage(world, request, (message) => ({
    ...without(message, 'reply_markup'),
    ...(markup && { reply_markup: markup }),
  }))
  return { result }
}
