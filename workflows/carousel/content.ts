import { z } from 'zod'

export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Instagram's own limits: a caption of 2,200 characters, 30 hashtags. */
export const CAPTION_LIMIT = 2200
export const HASHTAG_LIMIT = 30
export const MIN_SLIDES = 5
export const MAX_SLIDES = 10

/** The most that each field may hold: UTF-16 units of a text, items of a list. */
export const LIMITS = {
  title: 120,
  subtitle: 200,
  text: 600,
  point: 160,
  points: 5,
  quote: 320,
  author: 80,
  stepTitle: 90,
  stepText: 160,
  steps: 5,
  columnTitle: 50,
  columnPoint: 110,
  columnPoints: 4,
  actionText: 240,
  action: 60,
  alt: 300,
} as const

const line = (max: number) => z.string().trim().min(1).max(max)
const alt = line(LIMITS.alt)

const titleSlide = z.object({
  kind: z.literal('title'),
  title: line(LIMITS.title),
  subtitle: line(LIMITS.subtitle).optional(),
  alt,
})
const textSlide = z.object({
  kind: z.literal('text'),
  title: line(LIMITS.title).optional(),
  text: line(LIMITS.text),
  alt,
})
const pointsSlide = z.object({
  kind: z.literal('points'),
  title: line(LIMITS.title),
  points: z.array(line(LIMITS.point)).min(2).max(LIMITS.points),
  alt,
})
const quoteSlide = z.object({
  kind: z.literal('quote'),
  text: line(LIMITS.quote),
  author: line(LIMITS.author).optional(),
  alt,
})
const stepsSlide = z.object({
  kind: z.literal('steps'),
  title: line(LIMITS.title),
  steps: z
    .array(z.object({ title: line(LIMITS.stepTitle), text: line(LIMITS.stepText).optional() }))
    .min(2)
    .max(LIMITS.steps),
  alt,
})
const comparisonColumn = z.object({
  title: line(LIMITS.columnTitle),
  points: z.array(line(LIMITS.columnPoint)).min(1).max(LIMITS.columnPoints),
})
const comparisonSlide = z.object({
  kind: z.literal('comparison'),
  title: line(LIMITS.title),
  left: comparisonColumn,
  right: comparisonColumn,
  alt,
})
const callToActionSlide = z.object({
  kind: z.literal('call_to_action'),
  title: line(LIMITS.title),
  text: line(LIMITS.actionText).optional(),
  action: line(LIMITS.action),
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

type WithoutAlt<Slide> = Slide extends { alt: string } ? Omit<Slide, 'alt'> : never
/** A slide before it is described for those who do not see it. */
export type SlideWords = WithoutAlt<SlideContent>

/** What a person may write on a slide: the same limits. The alt text is made of it. */
export const slideWordsSchema = z.discriminatedUnion('kind', [
  titleSlide.omit({ alt: true }).strict(),
  textSlide.omit({ alt: true }).strict(),
  pointsSlide.omit({ alt: true }).strict(),
  quoteSlide.omit({ alt: true }).strict(),
  stepsSlide.omit({ alt: true }).strict(),
  comparisonSlide.omit({ alt: true }).strict(),
  callToActionSlide.omit({ alt: true }).strict(),
])

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
