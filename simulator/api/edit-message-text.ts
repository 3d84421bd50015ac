import { badRequest } from '../errors.ts'
import { editMessage, without } from './edit-message.ts'
import type { ApiMethod } from './method.ts'
import { readReplyMarkup } from './read-reply-markup.ts'
import { readText } from './read-text.ts'

/** An edit without `reply_markup` takes the keyboard away. */
export const editMessageText: ApiMethod = async (world, request) => {
  const text = readText(request)
  const markup = readReplyMarkup(request)
  const result = await editMessage(world, request, (message) => {
    if (message.text === undefined) throw badRequest('There is no text in the message to edit')
    return {
      ...without(message, 'text', 'entities', 'reply_markup'),
      ...text,
      ...(markup && { reply_markup: markup }),
    }
  })
  return { result }
}
