import { badRequest } from '../errors.ts'
import { messageStore } from '../store/messages.ts'
import { seconds } from '../world.ts'
import { toInteger } from './fields.ts'
import { lockChat } from './find-chat.ts'
import type { ApiMethod } from './method.ts'

const twoDays = 48 * 60 * 60

/** A bot may delete its own messages and, in a private chat, the person's, for 48 hours. */
export const deleteMessage: ApiMethod = async (world, request) => {
  const { args } = request
  if (!args.get('chat_id')) throw badRequest('Chat identifier is not specified')
  const messageId = toInteger(args.get('message_id'))
  if (messageId === 0) throw badRequest('Message identifier is not specified')

  const { message, version } = await world.database.transaction(async (tx) => {
    const { chat } = await lockChat(tx, request)
    const found = await messageStore(tx).find(chat.id, messageId)
    if (!found) throw badRequest('Message to delete not found')
    if (seconds(world.clock) - found.date > twoDays) {
      throw badRequest("Message can't be deleted for everyone")
    }
    return messageStore(tx).replace(found, true)
  })
  world.feed.publish({ kind: 'message', chatId: message.chat.id, version, message, deleted: true })
  return { result: true }
}
