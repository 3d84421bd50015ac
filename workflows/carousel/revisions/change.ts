import { z } from 'zod'
import { MAX_SLIDES, slideWordsSchema } from '../content.ts'
import { STYLES } from '../styles.ts'

/** Characters of what somebody wishes of a slide. */
export const WISH_LIMIT = 300

const place = z
  .int()
  .min(0)
  .max(MAX_SLIDES - 1)

/** One change of a carousel. Places of slides count from 0, as `index` does. */
export const carouselChangeSchema = z.discriminatedUnion('kind', [
  /** The words of a slide, as somebody wrote them; the slide may become one of another kind. */
  z.strictObject({ kind: z.literal('change_text'), slide: place, words: slideWordsSchema }),
  /** A writer puts the slide into other words: the only change that may be paid for. */
  z.strictObject({
    kind: z.literal('rewrite'),
    slide: place,
    wish: z.string().trim().min(1).max(WISH_LIMIT),
  }),
  /** `to`: where the slide stands afterwards. */
  z.strictObject({ kind: z.literal('move'), slide: place, to: place }),
  z.strictObject({ kind: z.literal('add'), after: place, words: slideWordsSchema }),
  z.strictObject({ kind: z.literal('remove'), slide: place }),
  z.strictObject({ kind: z.literal('restyle'), style: z.enum(STYLES) }),
  z.strictObject({ kind: z.literal('reformat'), format: z.enum(['portrait', 'square']) }),
])
export type CarouselChange = z.infer<typeof carouselChangeSchema>
