import { ProblemError } from '../errors.ts'
import { chatStore } from '../store/chats.ts'
import { updateStore } from '../store/updates.ts'
import { seconds, type World } from '../world.ts'

/**
 * A person blocks the bot, or takes it back; in a group the bot is removed or added. The bot gets
 * a `my_chat_member` update. Doing it twice changes nothing.
 * @throws ProblemError 404 no such chat
 */
export async function blockBot(world: World, chatId: number, blocked: boolean): Promise<void> {
  const changed = await world.database.transaction(async (tx) => {
    const row = await chatStore(tx).lock(chatId)
    if (!row) throw new ProblemError(404, `There is no chat ${chatId}.`)
    if (row.blocked === blocked) return false
    await chatStore(tx).setBlocked(chatId, blocked)
    const member = (present: boolean) => ({
      status: present ? 'member' : 'kicked',
      user: world.bot,
    })
    const update = {
      chat: row.chat,
      from: row.person,
      date: seconds(world.clock),
      old_chat_member: member(blocked),
      new_chat_member: member(!blocked),
    }
    await updateStore(tx).enqueue(
      'my_chat_member',
      { my_chat_member: update },
      { chatId, now: world.clock.now() },
    )
    return true
  })
  if (!changed) return
  world.feed.publish({ kind: 'chat', chatId, blocked })
  world.wake()
}
