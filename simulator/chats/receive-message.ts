import { attachment } from '../api/post-messages.ts'
import type { FileToSend } from '../api/find-file.ts'
import { badField } from '../errors.ts'
import { messageStore } from '../store/messages.ts'
import { updateStore } from '../store/updates.ts'
import type { Message } from '../types.ts'
import { seconds, type World } from '../world.ts'
import type { Sender } from './bodies.ts'
import { openChat } from './open-chat.ts'

export interface Incoming {
  chatId: number
  from?: Sender | undefined
  replyTo?: number | undefined
  content: Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities'>
  file?: FileToSend
}

/**
 * A person writes: the message is stored and its update queued for the bot, both or neither.
 * @throws ProblemError 400 naming the field, 409 when the bot is blocked
 */
export async function receiveMessage(world: World, incoming: Incoming): Promise<Message> {
  const { chatId, content, replyTo } = incoming
  const { message, version } = await world.database.transaction(async (tx) => {
    const text = content.text ?? content.caption ?? ''
    const { chat, from } = await openChat(tx, chatId, incoming.from, text)
    const repliedTo = replyTo ? await messageStore(tx).find(chatId, replyTo) : null
    if (replyTo && !repliedTo) {
      throw badField('reply_to_message_id', `there is no message ${replyTo} in this chat`)
    }
    const { reply_to_message: _, ...quoted } = repliedTo ?? {}
    const file = incoming.file && (await incoming.file(tx))
    const stored = await messageStore(tx).insert({
      from,
      chat,
      date: seconds(world.clock),
      ...(repliedTo && { reply_to_message: quoted as Message }),
      ...content,
      ...(file && attachment(file)),
    })
    await updateStore(tx).enqueue(
      'message',
      { message: stored.message },
      { chatId, now: world.clock.now() },
    )
    return stored
  })
  world.feed.publish({ kind: 'message', chatId, version, message, deleted: false })
  world.wake()
  return message
}
