import { z } from 'zod'

/** The little of a Bot API `Update` that the entrance needs; everything else is stored as it came. */
export const telegramUpdateSchema = z.looseObject({
  update_id: z.int().nonnegative(),
})

const withChat = z.object({ chat: z.object({ id: z.int() }) })
const withMessage = z.object({ message: withChat })

/**
 * The chat that an update belongs to, whatever its kind: `message`, `edited_message`,
 * `channel_post`, `my_chat_member`, `callback_query` and the kinds yet to come. Null without one.
 */
export function chatOf(update: Record<string, unknown>): number | null {
  for (const part of Object.values(update)) {
    const direct = withChat.safeParse(part)
    if (direct.success) return direct.data.chat.id
    const nested = withMessage.safeParse(part)
    if (nested.success) return nested.data.message.chat.id
  }
  return null
}
