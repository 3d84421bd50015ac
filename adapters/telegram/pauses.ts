/** Refusals of so many chats … */
const MANY = 3
/** … within so many milliseconds are meant for the bot, not for its chats: the Bot API does not say which. */
const TOGETHER = 2_000

/** How long Telegram asked to wait, by chat and for all of them. */
export function createPauses() {
  const chats = new Map<number, { refusedAt: number; until: number }>()
  let all = 0
  return {
    /** A 429 of this chat (milliseconds). */
    refused(chatId: number, now: number, pause: number) {
      for (const [id, { until, refusedAt }] of chats) {
        if (until <= now && refusedAt < now - TOGETHER) chats.delete(id)
      }
      chats.set(chatId, { refusedAt: now, until: now + pause })
      const lately = [...chats.values()].filter(({ refusedAt }) => refusedAt >= now - TOGETHER)
      if (lately.length >= MANY) all = Math.max(all, ...lately.map(({ until }) => until))
    },
    /** Until when nothing may be sent to the chat; 0 for no wait. */
    until: (chatId: number) => Math.max(all, chats.get(chatId)?.until ?? 0),
  }
}
