import { z } from 'zod'
import { LANGUAGES } from './content.ts'
import { DEFAULT_FORMAT } from './slides.ts'
import { DEFAULT_STYLE, STYLES } from './styles.ts'

export const TOPIC_LIMIT = 300
export const TEXT_LIMIT = 20_000

// Not a `regex`: JSON Schema's `pattern` has no place for the flag that this one needs.
const isVisible = (words: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)

/** What a person may ask of a carousel: a topic or a text of their own, one of the two. */
export const carouselRequestSchema = z
  .strictObject({
    topic: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(TOPIC_LIMIT, `must have at most ${TOPIC_LIMIT} characters; send a longer one as "text"`)
      .refine(isVisible, 'must have a letter, a digit or an emoji')
      .optional(),
    text: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(TEXT_LIMIT, `must have at most ${TEXT_LIMIT} characters`)
      .refine(isVisible, 'must have a letter, a digit or an emoji')
      .optional(),
    language: z.enum(LANGUAGES).optional(),
    style: z.enum(STYLES).default(DEFAULT_STYLE),
    format: z.enum(['portrait', 'square']).default(DEFAULT_FORMAT),
  })
  .superRefine(({ topic, text }, context) => {
    if (topic === undefined && text === undefined) {
      context.addIssue({ code: 'custom', path: ['topic'], message: 'send a topic, or a text' })
    }
    if (topic !== undefined && text !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['text'],
        message: 'send a topic or a text, not both',
      })
    }
  })
export type CarouselRequest = z.infer<typeof carouselRequestSchema>
