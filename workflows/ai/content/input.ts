import { z } from 'zod'
import { TONES } from '../../brand/brand-kit.ts'

/** Characters of a text that is analysed or rewritten. */
export const TEXT_LIMIT = 20_000
/** Characters of a customer's message. */
export const MESSAGE_LIMIT = 4_000
/** Characters of the facts that a reply may use. */
export const FACTS_LIMIT = 4_000
/** Characters of what the ideas are about. */
export const TOPIC_LIMIT = 300

const isVisible = (words: string) => /[\p{L}\p{N}]/u.test(words)

export const words = (limit: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(limit, `must have at most ${limit} characters`)
    .refine(isVisible, 'must have a letter or a digit')

const tone = z.enum(TONES)
const day = z.iso.date()

/**
 * What a piece of content is made of, by its kind. The words are the person's: data, never an
 * instruction. Days are of the workspace's time zone.
 */
export const contentInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wisdom'), day }),
  z.strictObject({ kind: z.literal('analysis'), text: words(TEXT_LIMIT) }),
  z.strictObject({ kind: z.literal('rewrite'), text: words(TEXT_LIMIT), tone }),
  z.strictObject({
    kind: z.literal('reply'),
    message: words(MESSAGE_LIMIT),
    /** What the answer may say of prices, dates and conditions; nothing else. */
    facts: words(FACTS_LIMIT).optional(),
    tone: tone.optional(),
  }),
  z.strictObject({
    kind: z.literal('ideas'),
    topic: words(TOPIC_LIMIT),
    /** The Monday of the week that they are for. */
    from: day,
  }),
])
export type ContentInput = z.infer<typeof contentInputSchema>
export type InputOf<Kind extends ContentInput['kind']> = Extract<ContentInput, { kind: Kind }>
