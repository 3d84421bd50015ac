import { z } from 'zod'

/** Where a forwarded message comes from, as far as its author lets others know. */
export interface ForwardOrigin {
  name: string | null
  /** Of a message in a public channel, such as `https://t.me/potok/12`. */
  url: string | null
}

const person = z.object({ first_name: z.string(), last_name: z.string().optional() })
const chat = z.object({ title: z.string().optional(), username: z.string().optional() })
const origin = z.object({
  sender_user: person.optional().catch(undefined),
  sender_user_name: z.string().optional().catch(undefined),
  sender_chat: chat.optional().catch(undefined),
  chat: chat.optional().catch(undefined),
  message_id: z.int().optional().catch(undefined),
})

/** The Bot API's `MessageOrigin`, of any of its types; null when the message was not forwarded. */
export function readOrigin(value: unknown): ForwardOrigin | null {
  const { data } = origin.safeParse(value)
  if (!data) return null
  const { sender_user: user, sender_user_name: hidden, message_id: id } = data
  const from = data.chat ?? data.sender_chat
  const person = user && [user.first_name, user.last_name].filter(Boolean).join(' ')
  const name = (from?.title ?? person ?? hidden)?.trim().slice(0, 120)
  const isPublic = /^\w{4,64}$/.test(from?.username ?? '')
  return {
    name: name === undefined || name === '' ? null : name,
    url: isPublic && id !== undefined ? `https://t.me/${from?.username}/${id}` : null,
  }
}
