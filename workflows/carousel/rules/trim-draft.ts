import { CAPTION_LIMIT, LIMITS, MAX_SLIDES } from '../content.ts'
import { cutAtSentence, cutText } from './cut-text.ts'
import type { CarouselDraft, SlideDraft } from './draft.ts'
import { toHashtags } from './hashtags.ts'

/**
 * `honest` loses only what can go without harm: sentences at the end, hashtags, slides before the
 * call to action; a list that is too long is continued on a second slide. `forced` also cuts words
 * and items, when the model has had its chance.
 */
export type TrimMode = 'honest' | 'forced'

/** The draft brought within the limits as far as the mode allows. */
export function trimDraft(draft: CarouselDraft, mode: TrimMode): CarouselDraft {
  const room = Math.max(0, MAX_SLIDES - draft.slides.length)
  const slides = draft.slides.map((slide) => trimSlide(slide, mode))
  return {
    slides: dropExtraSlides(continueLists(slides, room, mode)),
    caption: cutText(draft.caption, CAPTION_LIMIT),
    hashtags: toHashtags(draft.hashtags),
  }
}

export function trimSlide(slide: SlideDraft, mode: TrimMode): SlideDraft {
  const fit = (text: string, max: number) =>
    mode === 'forced' ? cutText(text, max) : (cutAtSentence(text, max) ?? text)
  const title = 'title' in slide ? fit(slide.title, LIMITS.title) : ''
  switch (slide.kind) {
    case 'title':
      return { ...slide, title, subtitle: fit(slide.subtitle, LIMITS.subtitle) }
    case 'text':
      return { ...slide, title, text: fit(slide.text, LIMITS.text) }
    case 'quote':
      return {
        ...slide,
        text: fit(slide.text, LIMITS.quote),
        author: fit(slide.author, LIMITS.author),
      }
    case 'points': {
      const points = slide.points.map((point) => fit(point, LIMITS.point))
      return { ...slide, title, points }
    }
    case 'steps': {
      const steps = slide.steps.map((step) => ({
        title: fit(step.title, LIMITS.stepTitle),
        text: fit(step.text, LIMITS.stepText),
      }))
      return { ...slide, title, steps }
    }
    case 'comparison': {
      const side = (column: { title: string; points: string[] }) => ({
        title: fit(column.title, LIMITS.columnTitle),
        points: column.points
          .slice(0, mode === 'forced' ? LIMITS.columnPoints : undefined)
          .map((point) => fit(point, LIMITS.columnPoint)),
      })
      return { ...slide, title, left: side(slide.left), right: side(slide.right) }
    }
    case 'call_to_action': {
      const text = fit(slide.text, LIMITS.actionText)
      return { ...slide, title, text, action: fit(slide.action, LIMITS.action) }
    }
  }
}

/** A list of more than five goes on with a second slide while there is room; a list of one is a text. */
function continueLists(slides: SlideDraft[], room: number, mode: TrimMode): SlideDraft[] {
  let left = room
  const split = <T>(items: T[], max: number): T[][] => {
    if (items.length <= max) return [items]
    const canContinue = left > 0 && (items.length <= max * 2 || mode === 'forced')
    if (!canContinue) return [mode === 'forced' ? items.slice(0, max) : items]
    left -= 1
    const kept = items.slice(0, max * 2)
    const middle = Math.ceil(kept.length / 2)
    return [kept.slice(0, middle), kept.slice(middle)]
  }
  return slides.flatMap((slide): SlideDraft[] => {
    if (slide.kind === 'points') {
      const only = slide.points.length === 1 ? slide.points[0] : undefined
      if (only !== undefined) return [{ kind: 'text', title: slide.title, text: only }]
      return split(slide.points, LIMITS.points).map((points) => ({ ...slide, points }))
    }
    if (slide.kind === 'steps') {
      return split(slide.steps, LIMITS.steps).map((steps) => ({ ...slide, steps }))
    }
    return [slide]
  })
}

function dropExtraSlides(slides: SlideDraft[]): SlideDraft[] {
  if (slides.length <= MAX_SLIDES) return slides
  const last = slides.at(-1)
  if (last?.kind !== 'call_to_action') return slides.slice(0, MAX_SLIDES)
  return [...slides.slice(0, MAX_SLIDES - 1), last]
}
