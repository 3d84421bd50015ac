import type { CarouselContent, Language, SlideWords } from '../content.ts'
import { checkContent } from './check-content.ts'
import type { CheckedContent } from './check-content.ts'
import { withAlt } from './describe-slide.ts'
import type { CarouselDraft, SlideDraft } from './draft.ts'
import { mapWords } from './map-words.ts'
import { neutralise } from './neutralise.ts'
import { trimDraft } from './trim-draft.ts'
import type { TrimMode } from './trim-draft.ts'

/**
 * Turns what a model wrote into content, or says which rules it broke. Foreign links and invented
 * authors of quotations are taken out; what is too long is trimmed as far as `trim` allows; alt
 * texts are made from the slides' own words.
 */
export function acceptDraft(
  draft: CarouselDraft,
  terms: { language: Language; source: string; trim: TrimMode },
): CheckedContent {
  const harmless = mapWords(draft, (text) => neutralise(text, terms.source))
  const slides = harmless.slides.map((slide) => withoutInventedAuthor(slide, terms.source))
  const trimmed = trimDraft({ ...harmless, slides }, terms.trim)
  const content: CarouselContent = {
    language: terms.language,
    slides: trimmed.slides.map((slide) => withAlt(toWords(slide), terms.language)),
    caption: trimmed.caption,
    hashtags: trimmed.hashtags,
  }
  return checkContent(content)
}

/** Nobody is made to have said something: an author whom the source does not name is left out. */
export function withoutInventedAuthor(slide: SlideDraft, source: string): SlideDraft {
  if (slide.kind !== 'quote') return slide
  const own = source.toLowerCase()
  const names = slide.author.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  // The first letters only: names are inflected.
  const isNamed = names.some((name) => own.includes(name.slice(0, 4)))
  return isNamed ? slide : { ...slide, author: '' }
}

export function toWords(draft: SlideDraft): SlideWords {
  switch (draft.kind) {
    case 'title':
      return { kind: 'title', title: draft.title, ...given('subtitle', draft.subtitle) }
    case 'text':
      return { kind: 'text', ...given('title', draft.title), text: draft.text }
    case 'points':
      return { kind: 'points', title: draft.title, points: draft.points.filter(isGiven) }
    case 'quote':
      return { kind: 'quote', text: draft.text, ...given('author', draft.author) }
    case 'steps':
      return {
        kind: 'steps',
        title: draft.title,
        steps: draft.steps.map((step) => ({ title: step.title, ...given('text', step.text) })),
      }
    case 'comparison':
      return { kind: 'comparison', title: draft.title, left: draft.left, right: draft.right }
    case 'call_to_action':
      return {
        kind: 'call_to_action',
        title: draft.title,
        ...given('text', draft.text),
        action: draft.action,
      }
  }
}

const isGiven = (text: string) => text.trim() !== ''

function given<Key extends string>(key: Key, text: string): { [K in Key]?: string } {
  return (isGiven(text) ? { [key]: text.trim() } : {}) as { [K in Key]?: string }
}
