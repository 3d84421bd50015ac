import { badField, ProblemError } from '../errors.ts'
import { numericId } from '../ids.ts'
import { callbackStore } from '../store/callbacks.ts'
import { chatStore } from '../store/chats.ts'
import { messageStore } from '../store/messages.ts'
import { updateStore } from '../store/updates.ts'
import type { CallbackQuery } from '../types.ts'
import type { World } from '../world.ts'
import type { Sender } from './bodies.ts'
import { openChat } from './open-chat.ts'

/**
 * A person presses an inline button: its callback query is stored and queued for the bot.
 * @throws ProblemError 404 no such chat; 400 no such message, or no such button on it
 */
export async function pressButton(
  world: World,
  press: { chatId: number; message_id: number; data: string; from?: Sender | undefined },
): Promise<CallbackQuery> {
  const { chatId, message_id: messageId, data } = press
  const query = await world.database.transaction(async (tx) => {
    if (!(await chatStore(tx).find(chatId))) {
      throw new ProblemError(404, `There is no chat ${chatId}.`)
    }
    const message = await messageStore(tx).find(chatId, messageId)
    if (!message) throw badField('message_id', `there is no message ${messageId} in this chat`)
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
    if (!buttons.some((button) => button.callback_data === data)) {
      throw badField('data', `message ${messageId} has no button with this callback_data`)
    }
    const { from } = await openChat(tx, chatId, press.from, '')
    const now = world.clock.now()
    const id = numericId(world.newId())
    await callbackStore(tx).insert({
      id,
      chat_id: chatId,
      message_id: messageId,
      data,
      created_at: now,
    })
    const callbackQuery: CallbackQuery = {
      id,
      from,
      message,
      chat_instance: numericId(`chat ${chatId}`),
      data,
    }
    await updateStore(tx).enqueue(
      'callback_query',
      { callback_query: callbackQuery },
      { chatId, now },
    )
    return callbackQuery
  })
  world.feed.publish({ kind: 'pressed', chatId, callbackQueryId: query.id, messageId })
  world.wake()
  return query
}
