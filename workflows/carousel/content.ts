import { z } from 'zod'

export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Instagram's own limits: a caption of 2,200 characters, 30 hashtags, alt text of 100. */
export const CAPTION_LIMIT = 2200
export const HASHTAG_LIMIT = 30
export const MIN_SLIDES = 5
export const MAX_SLIDES = 10

const line = (max: number) => z.string().trim().min(1).max(max)
const alt = line(300)

const titleSlide = z.object({
  kind: z.literal('title'),
  title: line(120),
  subtitle: line(200).optional(),
  alt,
})
const textSlide = z.object({
  kind: z.literal('text'),
  title: line(120).optional(),
  text: line(600),
  alt,
})
const pointsSlide = z.object({
  kind: z.literal('points'),
  title: line(120),
  points: z.array(line(160)).min(2).max(5),
  alt,
})
const quoteSlide = z.object({
  kind: z.literal('quote'),
  text: line(320),
  author: line(80).optional(),
  alt,
})
const stepsSlide = z.object({
  kind: z.literal('steps'),
  title: line(120),
  steps: z
    .array(z.object({ title: line(90), text: line(160).optional() }))
    .min(2)
    .max(5),
  alt,
})
const comparisonColumn = z.object({ title: line(50), points: z.array(line(110)).min(1).max(4) })
const comparisonSlide = z.object({
  kind: z.literal('comparison'),
  title: line(120),
  left: comparisonColumn,
  right: comparisonColumn,
  alt,
})
const callToActionSlide = z.object({
  kind: z.literal('call_to_action'),
  title: line(120),
  text: line(240).optional(),
  action: line(60),
  alt,
})

/** One slide's words. The first slide of a carousel is a `title`, the last a `call_to_action`. */
export const slideContentSchema = z.discriminatedUnion('kind', [
  titleSlide,
  textSlide,
  pointsSlide,
  quoteSlide,
  stepsSlide,
  comparisonSlide,
  callToActionSlide,
])
export type SlideContent = z.infer<typeof slideContentSchema>
export type SlideKind = SlideContent['kind']

/** The strict schema of a whole carousel: what a writer must give, whichever writer it is. */
export const carouselContentSchema = z.object({
  language: z.enum(LANGUAGES),
  slides: z.array(slideContentSchema).min(MIN_SLIDES).max(MAX_SLIDES),
  caption: line(CAPTION_LIMIT),
  /** Without spaces, with the `#`. */
  hashtags: z
    .array(z.string().regex(/^#[\p{L}\p{N}_]{1,60}$/u))
    .min(1)
    .max(HASHTAG_LIMIT),
})
export type CarouselContent = z.infer<typeof carouselContentSchema>
