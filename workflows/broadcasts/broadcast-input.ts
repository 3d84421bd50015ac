import { z } from 'zod'
import { LANGUAGES } from '../carousel/content.ts'

/** Characters of a message, as the Bot API counts them. */
export const TEXT_LIMIT = 4096

const isVisible = (words: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)

export const broadcastButton = z.strictObject({
  text: z.string().trim().min(1, 'must not be empty').max(64, 'must have at most 64 characters'),
  url: z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2000),
})

/** What a broadcast says, and to whom. */
export const broadcastInput = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(TEXT_LIMIT, `must have at most ${TEXT_LIMIT} characters`)
    .refine(isVisible, 'must have a letter, a digit or an emoji'),
  button: broadcastButton.nullish(),
  /** Only to chats of this language; to all when absent. */
  language: z.enum(LANGUAGES).nullish(),
  /** Not before; at once when absent. */
  startAt: z.iso.datetime({ offset: true }).nullish(),
})
export type BroadcastInput = z.infer<typeof broadcastInput>
