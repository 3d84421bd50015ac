import type { FieldError } from '../../shared/errors.ts'
import { carouselContentSchema, LIMITS } from '../content.ts'
import type { Language, SlideContent, SlideKind } from '../content.ts'
import { toWords, withoutInventedAuthor } from './accept-draft.ts'
import { fieldPath, ruleOf, valueAt } from './check-content.ts'
import { withAlt } from './describe-slide.ts'
import type { SlideDraft } from './draft.ts'
import { inventedNumbers } from './invented-numbers.ts'
import { isWrittenIn } from './language.ts'
import { mapWords } from './map-words.ts'
import { neutralise } from './neutralise.ts'
import { slideText } from './slide-text.ts'
import { trimSlide } from './trim-draft.ts'
import type { TrimMode } from './trim-draft.ts'

export type CheckedSlide = { ok: true; slide: SlideContent } | { ok: false; broken: FieldError[] }

/**
 * Turns one slide that a model wrote anew into content, or says which rules it broke: the same kind and
 * limits, the language, no link and no author that `source` does not have, no number from nowhere.
 */
export function acceptSlide(
  draft: SlideDraft,
  terms: { kind: SlideKind; language: Language; source: string; trim: TrimMode },
): CheckedSlide {
  const { kind, language, source, trim } = terms
  if (draft.kind !== kind) {
    return { ok: false, broken: [{ field: 'kind', rule: `must stay "${kind}"` }] }
  }
  const harmless = mapWords(draft, (text) => neutralise(text, source))
  const trimmed = withinNumbers(trimSlide(withoutInventedAuthor(harmless, source), trim), trim)
  const slide = withAlt(toWords(trimmed), language)
  const parsed = carouselContentSchema.shape.slides.element.safeParse(slide)
  const text = slideText(slide)
  const numbers = inventedNumbers(text, source)
  const broken = [
    ...(parsed.success ? [] : parsed.error.issues).map((issue) => ({
      field: fieldPath(issue.path),
      rule: ruleOf(issue, valueAt(slide, issue.path)),
    })),
    ...(isWrittenIn(text, language)
      ? []
      : [
          {
            field: 'slide',
            rule: `all texts must be written in ${language === 'ru' ? 'Russian' : 'English'}`,
          },
        ]),
    ...numbers.map((number) => ({
      field: 'slide',
      rule: `${number} stands in none of the texts given: leave it out`,
    })),
  ]
  return parsed.success && broken.length === 0
    ? { ok: true, slide: parsed.data }
    : { ok: false, broken }
}

/** Lists cut to what a slide holds, once the model has had its chance. */
function withinNumbers(slide: SlideDraft, trim: TrimMode): SlideDraft {
  if (trim === 'honest') return slide
  if (slide.kind === 'points') return { ...slide, points: slide.points.slice(0, LIMITS.points) }
  if (slide.kind === 'steps') return { ...slide, steps: slide.steps.slice(0, LIMITS.steps) }
  return slide
}
