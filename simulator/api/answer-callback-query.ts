import { badRequest } from '../errors.ts'
import { callbackStore } from '../store/callbacks.ts'
import { clean, lengthOf } from '../text/clean.ts'
import { isTrue } from './fields.ts'
import type { ApiMethod } from './method.ts'

const maxText = 200

/** Answers a pressed button; a second answer is accepted and changes nothing. */
export const answerCallbackQuery: ApiMethod = async (world, request) => {
  const { args } = request
  const callbacks = callbackStore(world.database)
  const id = args.get('callback_query_id') ?? ''
  const query = /^\d{1,20}$/.test(id) ? await callbacks.find(id) : null
  const now = world.clock.now()
  if (!query || now - query.created_at > world.callbackLifetime) {
    throw badRequest('Query is too old and response timeout expired or query ID is invalid')
  }
  const { text } = clean({ text: args.get('text') ?? '', entities: [] })
  if (lengthOf(text) > maxText) throw badRequest('MESSAGE_TOO_LONG')
  const answer = { text, show_alert: isTrue(args.get('show_alert')), url: args.get('url') ?? '' }
  if (await callbacks.answer(id, answer, now)) {
    world.feed.publish({
      kind: 'callback_answer',
      chatId: query.chat_id,
      callbackQueryId: id,
      text,
      showAlert: answer.show_alert,
      url: answer.url,
    })
  }
  return { result: true }
}
