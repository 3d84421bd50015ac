import { LIMITS } from '../content.ts'
import type { Language, SlideContent, SlideWords } from '../content.ts'
import { cutText } from './cut-text.ts'

const LABELS = {
  ru: {
    title: 'Обложка',
    text: 'Текст',
    points: 'Список',
    quote: 'Цитата',
    steps: 'Шаги',
    comparison: 'Сравнение',
    call_to_action: 'Последний слайд',
  },
  en: {
    title: 'Cover',
    text: 'Text',
    points: 'List',
    quote: 'Quote',
    steps: 'Steps',
    comparison: 'Comparison',
    call_to_action: 'Last slide',
  },
} as const

/** The alt text of a slide: what kind of slide it is and what stands on it. */
export function describeSlide(slide: SlideWords, language: Language): string {
  const label = LABELS[language][slide.kind]
  return cutText(`${label}${words(slide, language)}`, LIMITS.alt)
}

/** The slide with its alt text. */
export function withAlt(slide: SlideWords, language: Language): SlideContent {
  return { ...slide, alt: describeSlide(slide, language) }
}

function words(slide: SlideWords, language: Language): string {
  switch (slide.kind) {
    case 'title':
      return `: ${sentences(slide.title, slide.subtitle)}`
    case 'text':
      return `: ${sentences(slide.title, slide.text)}`
    case 'points':
      return ` ${quoted(slide.title, language)}: ${list(slide.points)}`
    case 'quote':
      return `: ${slide.author === undefined ? slide.text : `${slide.text} — ${slide.author}`}`
    case 'steps':
      return ` ${quoted(slide.title, language)}: ${list(slide.steps.map(({ title }, index) => `${index + 1}) ${title}`))}`
    case 'comparison':
      return ` ${quoted(slide.title, language)}. ${[slide.left, slide.right].map(({ title, points }) => `${title}: ${list(points)}`).join(' ')}`
    case 'call_to_action':
      return `: ${sentences(slide.title, slide.text, slide.action)}`
  }
}

const quoted = (title: string, language: Language) => {
  const bare = title.replace(/[:.]+$/, '')
  return language === 'ru' ? `«${bare}»` : `“${bare}”`
}

const list = (items: readonly string[]) =>
  sentences(items.map((item) => item.replace(/[.;,]+$/, '')).join('; '))

function sentences(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?…]["»”)]?$/.test(part) ? part : `${part}.`))
    .join(' ')
}
