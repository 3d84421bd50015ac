import { isDeepStrictEqual } from 'node:util'
import { badRequest } from '../errors.ts'
import { messageStore } from '../store/messages.ts'
import type { Message } from '../types.ts'
import { seconds, type World } from '../world.ts'
import { toInteger } from './fields.ts'
import { lockChat } from './find-chat.ts'
import type { ApiRequest } from './request.ts'

/**
 * Changes one of the bot's own messages in place.
 * @param change gives the message as it shall be; it may refuse the message
 * @throws ApiError 400 chat not found, message to edit not found, message can't be edited, message
 * is not modified; 403 blocked; 429
 */
export async function editMessage(
  world: World,
  request: ApiRequest,
  change: (message: Message) => Message,
): Promise<Message> {
  const stored = await world.database.transaction(async (tx) => {
    const messages = messageStore(tx)
    const { chat } = await lockChat(tx, request)
    const current = await messages.find(chat.id, toInteger(request.args.get('message_id')))
    if (!current) throw badRequest('Message to edit not found')
    if (current.from.id !== world.bot.id) throw badRequest("Message can't be edited")
    const next = change(current)
    if (isDeepStrictEqual(next, current)) {
      throw badRequest(
        'Message is not modified: specified new message content and reply markup are exactly the ' +
          'same as a current content and reply markup of the message',
      )
    }
    world.limiter.charge(chat.id, 1)
    return messages.replace({ ...next, edit_date: seconds(world.clock) })
  })
  const { message, version } = stored
  world.feed.publish({ kind: 'message', chatId: message.chat.id, version, message, deleted: false })
  return message
}

/** The message without those fields, so that an edit can leave them out. */
export function without<K extends keyof Message>(message: Message, ...keys: K[]): Omit<Message, K> {
  const copy: Partial<Message> = { ...message }
  for (const key of keys) delete copy[key]
  return copy as Omit<Message, K>
}
