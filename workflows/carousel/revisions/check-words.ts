import { AppError, type FieldError } from '../../shared/errors.ts'
import {
  MAX_SLIDES,
  MIN_SLIDES,
  slideContentSchema,
  type Language,
  type SlideContent,
  type SlideWords,
} from '../content.ts'
import { toFieldError } from '../rules/check-content.ts'
import { cleanText } from '../rules/clean-text.ts'
import { withAlt } from '../rules/describe-slide.ts'
import { mapWords } from '../rules/map-words.ts'

export type CheckedSlide = { ok: true; slide: SlideContent } | { ok: false; broken: FieldError[] }

/** A person's own words for a slide: without what is invisible, within the limits, with its alt text. */
export function checkWords(words: SlideWords, language: Language): CheckedSlide {
  const slide = withAlt(withoutEmpty(mapWords(words, cleanText)), language)
  const parsed = slideContentSchema.safeParse(slide)
  if (parsed.success) return { ok: true, slide: parsed.data }
  return { ok: false, broken: parsed.error.issues.map((issue) => toFieldError(issue, slide)) }
}

/**
 * The rules about the whole: 5 to 10 slides, a title first, a call to action last.
 * @throws AppError `invalid_input` naming what is broken
 */
export function requireOrder(slides: readonly SlideContent[]): void {
  const broken: FieldError[] = []
  const last = slides.length - 1
  if (slides.length < MIN_SLIDES) broken.push(rule('slides', `must be at least ${MIN_SLIDES}`))
  if (slides.length > MAX_SLIDES) broken.push(rule('slides', `must be at most ${MAX_SLIDES}`))
  if (slides[0]?.kind !== 'title') {
    broken.push(rule('slides[0].kind', 'the first slide must be a title'))
  }
  if (slides.at(-1)?.kind !== 'call_to_action') {
    broken.push(rule(`slides[${last}].kind`, 'the last slide must be a call_to_action'))
  }
  if (broken.length > 0) refuse(broken)
}

/** @throws AppError `invalid_input` */
export function refuse(fields: FieldError[]): never {
  const said = fields.map(({ field, rule }) => `${field}: ${rule}`).join('; ')
  throw new AppError('invalid_input', `The carousel cannot be changed like this: ${said}`, {
    fields,
  })
}

const rule = (field: string, text: string): FieldError => ({ field, rule: text })

/** An optional text that is empty is none. */
function withoutEmpty(words: SlideWords): SlideWords {
  const optional = ['subtitle', 'author', ...(words.kind === 'text' ? ['title'] : [])]
  const isLeft = ([key, value]: [string, unknown]) =>
    value !== undefined && (value !== '' || !optional.includes(key))
  return Object.fromEntries(Object.entries(words).filter(isLeft)) as unknown as SlideWords
}
