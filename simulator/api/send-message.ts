import type { ApiMethod } from './method.ts'
import { postMessages } from './post-messages.ts'
import { readReplyMarkup } from './read-reply-markup.ts'
import { readText } from './read-text.ts'

export const sendMessage: ApiMethod = async (world, request) => {
  const content = { ...readText(request), reply_markup: readReplyMarkup(request) }
  const [message] = await postMessages(world, request, [{ content }])
  return { result: message }
}
