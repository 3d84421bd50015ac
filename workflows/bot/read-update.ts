import { z } from 'zod'
import { type IncomingFile, readFile } from './read-file.ts'
import { readLinks } from './read-links.ts'
import { type ForwardOrigin, readOrigin } from './read-origin.ts'

/** Who wrote or pressed, in which chat. */
interface Said {
  chatId: number
  /** True in a private chat, where everything is meant for the bot. */
  isPrivate: boolean
  from: { id: number; firstName: string | null; languageCode: string | null }
  messageId: number
}

/** An update in the words of this context. */
export type Incoming =
  | (Said & {
      kind: 'message'
      /** Text, or the caption of a picture; null for content without words. */
      text: string | null
      /** `text`, `photo`, `sticker`, … */
      content: string
      file: IncomingFile | null
      /** Null when the person wrote it here. */
      forwardedFrom: ForwardOrigin | null
      /** Addresses in the text, also those behind words, in their order. */
      links: string[]
      /** The user name of the author of the message this one replies to, when that is a bot. */
      repliesToBot: string | null
    })
  | (Said & { kind: 'button'; callbackId: string; data: string })
  /** Somebody let the bot into a chat, took it out, blocked or unblocked it. */
  | (Said & { kind: 'membership'; isWelcome: boolean })
  /** Edited messages, channel posts, service messages, other bots: stored, never answered. */
  | { kind: 'ignored' }

/** Content that a person sends without words, by its field in the Bot API's `Message`. */
const CONTENT = [
  'photo',
  'sticker',
  'voice',
  'video',
  'video_note',
  'animation',
  'audio',
  'document',
  'location',
  'contact',
  'poll',
  'dice',
  'venue',
  'story',
  'paid_media',
] as const

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().catch(false),
  first_name: z.string().nullish().catch(null),
  username: z.string().nullish().catch(null),
  language_code: z.string().nullish().catch(null),
})
const message = z.looseObject({
  message_id: z.int(),
  chat: z.object({ id: z.int(), type: z.string().catch('private') }),
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(z.unknown()).optional().catch(undefined),
  caption_entities: z.array(z.unknown()).optional().catch(undefined),
  document: z.unknown().optional(),
  photo: z.unknown().optional(),
  forward_origin: z.unknown().optional(),
  reply_to_message: z.object({ from: user.optional() }).optional().catch(undefined),
})
const callbackQuery = z.object({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  message: message.optional(),
})
const chatMember = z.object({
  chat: z.object({ id: z.int(), type: z.string().catch('private') }),
  from: user,
  new_chat_member: z.object({ status: z.string() }),
})
const update = z.object({
  my_chat_member: chatMember.optional(),
  message: message.optional(),
  callback_query: callbackQuery.optional(),
})

/** Reads a stored Bot API update; what has another shape than expected is ignored, never an error. */
export function readUpdate(payload: Record<string, unknown>): Incoming {
  const parsed = update.safeParse(payload)
  if (!parsed.success) return { kind: 'ignored' }
  const { message: sent, callback_query: pressed, my_chat_member: membership } = parsed.data
  if (sent) return readMessage(sent)
  if (pressed?.message && pressed.data !== undefined) {
    const said = saidBy(pressed.message, pressed.from)
    return { ...said, kind: 'button', callbackId: pressed.id, data: pressed.data }
  }
  if (membership) {
    const { chat, from, new_chat_member: now } = membership
    const isWelcome = now.status !== 'kicked' && now.status !== 'left'
    return { ...saidBy({ chat, message_id: 0 }, from), kind: 'membership', isWelcome }
  }
  return { kind: 'ignored' }
}

function readMessage(sent: z.infer<typeof message>): Incoming {
  const { from } = sent
  const content = sent.text === undefined ? CONTENT.find((name) => name in sent) : 'text'
  if (!from || from.is_bot || content === undefined) return { kind: 'ignored' }
  const repliedTo = sent.reply_to_message?.from
  return {
    ...saidBy(sent, from),
    kind: 'message',
    text: sent.text ?? sent.caption ?? null,
    content,
    file: readFile(sent),
    forwardedFrom: readOrigin(sent.forward_origin),
    links: readLinks(sent),
    repliesToBot: repliedTo?.is_bot ? (repliedTo.username ?? '') : null,
  }
}

function saidBy(
  where: Pick<z.infer<typeof message>, 'chat' | 'message_id'>,
  from: z.infer<typeof user>,
): Said {
  return {
    chatId: where.chat.id,
    isPrivate: where.chat.type === 'private',
    from: {
      id: from.id,
      firstName: from.first_name?.trim().slice(0, 64) || null,
      languageCode: from.language_code ?? null,
    },
    messageId: where.message_id,
  }
}
