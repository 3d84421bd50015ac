import type { Deps } from '../deps.ts'

/**
 * Longer than a run of a chat takes, its retries included, in milliseconds. One that waits because Telegram asks
 * for it may take longer: another run beside it waits as well, and finds nothing left to do.
 */
const LEFT_BEHIND = 10 * 60_000
const CHATS = 100

/**
 * Publishes `telegram.update_received` again for chats whose updates were left behind, because their
 * run used up its retries while the database was away. @returns how many chats there were
 */
export async function remindOfUpdates(
  deps: Pick<Deps, 'botScope' | 'inTenant' | 'clock'>,
): Promise<number> {
  const scope = await deps.botScope()
  return deps.inTenant(scope, async (r) => {
    const chats = await r.updates.chatsPendingSince(deps.clock.now() - LEFT_BEHIND, CHATS)
    await r.events.append(
      { ...scope, actor: { type: 'system', id: 'potok' }, source: 'bot' },
      chats.map(({ chatId, updateId }) => ({
        type: 'telegram.update_received',
        subject: String(chatId),
        data: { chatId, updateId },
      })),
    )
    return chats.length
  })
}
