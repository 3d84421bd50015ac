import { z } from 'zod'
import { LANGUAGES } from '../../../carousel/content.ts'
import { STYLES } from '../../../carousel/styles.ts'

const attribution = z.object({ name: z.string(), url: z.string().optional() })

/** What the wizard of a new carousel keeps between its questions. */
export const newCarouselData = z.object({
  source: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('topic'), topic: z.string() }),
      z.object({
        kind: z.literal('text'),
        text: z.string(),
        attribution: attribution.optional(),
      }),
      z.object({
        kind: z.literal('document'),
        fileId: z.string(),
        name: z.string().nullable(),
      }),
      z.object({ kind: z.literal('link'), url: z.string() }),
    ])
    .optional(),
  /** Of the message with the source: the album replies to it. */
  messageId: z.int().optional(),
  /** Of the menu of styles, from 0. */
  page: z.int().nonnegative().optional(),
  style: z.enum(STYLES).optional(),
  format: z.enum(['portrait', 'square']).optional(),
  language: z.enum(LANGUAGES).optional(),
})
export type NewCarouselData = z.infer<typeof newCarouselData>
