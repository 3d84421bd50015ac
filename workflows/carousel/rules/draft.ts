import { z } from 'zod'

/**
 * A carousel as a model may write it: the same slides as `carouselContentSchema`, but with no limit
 * of length or number, because a model that exceeds one would make the whole answer unreadable.
 * Nothing is optional (strict structured output has no optional fields): an empty string means none.
 * Alt texts are not asked for: a model does not see the slide, `describeSlide` knows its words.
 */
const text = z.string()
const column = z.object({ title: text, points: z.array(text) })

export const SLIDE_DRAFTS = {
  title: z.object({ kind: z.literal('title'), title: text, subtitle: text }),
  text: z.object({ kind: z.literal('text'), title: text, text }),
  points: z.object({ kind: z.literal('points'), title: text, points: z.array(text) }),
  quote: z.object({ kind: z.literal('quote'), text, author: text }),
  steps: z.object({
    kind: z.literal('steps'),
    title: text,
    steps: z.array(z.object({ title: text, text })),
  }),
  comparison: z.object({
    kind: z.literal('comparison'),
    title: text,
    left: column,
    right: column,
  }),
  call_to_action: z.object({
    kind: z.literal('call_to_action'),
    title: text,
    text,
    action: text,
  }),
} as const

const slideDraftSchema = z.union(Object.values(SLIDE_DRAFTS))
export type SlideDraft = z.infer<typeof slideDraftSchema>

export const carouselDraftSchema = z.object({
  slides: z.array(slideDraftSchema),
  caption: text,
  hashtags: z.array(text),
})
export type CarouselDraft = z.infer<typeof carouselDraftSchema>
