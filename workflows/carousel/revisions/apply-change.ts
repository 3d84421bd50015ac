import { equal } from '../../registry/equal.ts'
import type { SlideContent } from '../content.ts'
import type { CarouselChange } from './change.ts'
import { checkWords, refuse, requireOrder } from './check-words.ts'
import type { CarouselState, RequestedChange, RevisionCause } from './repository.ts'

type Changing = Pick<CarouselState, 'content' | 'style' | 'format' | 'writer' | 'note'>

/** What a change makes of a state. Slides and pictures follow from it. */
export interface Changed {
  state: Changing
  cause: RevisionCause
  /** Where the slide stands afterwards that it was about; null when it was about all. */
  slide: number | null
}

const CAUSE: Record<CarouselChange['kind'], RevisionCause> = {
  change_text: 'text_changed',
  rewrite: 'slide_rewritten',
  move: 'slides_reordered',
  add: 'slide_added',
  remove: 'slide_removed',
  restyle: 'restyled',
  reformat: 'reformatted',
}

/**
 * Makes the change. The state given stays as it is.
 * @param rewritten what a writer made of the slide; without it a wish is only checked
 * @throws AppError `invalid_input` naming fields and rules, also when nothing would be other than it is
 */
export function applyChange(
  before: Changing,
  change: CarouselChange,
  rewritten: RequestedChange['rewritten'] = null,
): Changed {
  const changed = { cause: CAUSE[change.kind], ...made(before, change, rewritten) }
  requireOrder(changed.state.content.slides)
  const isSame = equal(seen(changed.state), seen(before))
  if (isSame && change.kind !== 'rewrite') {
    refuse([{ field: 'change', rule: 'everything is like this already' }])
  }
  return changed
}

function made(
  before: Changing,
  change: CarouselChange,
  rewritten: RequestedChange['rewritten'],
): Omit<Changed, 'cause'> {
  const { content } = before
  const { slides, language } = content
  const withSlides = (next: SlideContent[]): Changing => ({
    ...before,
    content: { ...content, slides: next },
  })
  switch (change.kind) {
    case 'change_text': {
      const place = existing(slides, change.slide, 'change.slide')
      const words = checked(change.words, language)
      return { state: withSlides(slides.with(place, words)), slide: place }
    }
    case 'rewrite': {
      const place = existing(slides, change.slide, 'change.slide')
      if (!rewritten) return { state: before, slide: place }
      const state = withSlides(slides.with(place, rewritten.slide))
      return { state: { ...state, writer: rewritten.writer, note: null }, slide: place }
    }
    case 'move': {
      const from = existing(slides, change.slide, 'change.slide')
      const to = existing(slides, change.to, 'change.to')
      const moved = slides[from]
      const others = slides.filter((_, index) => index !== from)
      return { state: withSlides(moved ? others.toSpliced(to, 0, moved) : others), slide: to }
    }
    case 'add': {
      const after = existing(slides, change.after, 'change.after')
      const words = checked(change.words, language)
      return { state: withSlides(slides.toSpliced(after + 1, 0, words)), slide: after + 1 }
    }
    case 'remove': {
      const place = existing(slides, change.slide, 'change.slide')
      return { state: withSlides(slides.toSpliced(place, 1)), slide: place }
    }
    case 'restyle':
      return { state: { ...before, style: change.style }, slide: null }
    case 'reformat':
      return { state: { ...before, format: change.format }, slide: null }
  }
}

const seen = ({ content, style, format }: Changing) => ({ content, style, format })

function existing(slides: readonly unknown[], place: number, field: string): number {
  if (place < slides.length) return place
  return refuse([{ field, rule: `must be at most ${slides.length - 1}; slides count from 0` }])
}

function checked(words: Parameters<typeof checkWords>[0], language: 'ru' | 'en'): SlideContent {
  const result = checkWords(words, language)
  if (result.ok) return result.slide
  return refuse(result.broken.map(({ field, rule }) => ({ field: `change.words.${field}`, rule })))
}
