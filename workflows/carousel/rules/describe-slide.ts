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
  return cutText(`${LABELS[language][slide.kind]}: ${words(slide)}`, LIMITS.alt)
}

/** The slide with its alt text. */
export function withAlt(slide: SlideWords, language: Language): SlideContent {
  return { ...slide, alt: describeSlide(slide, language) }
}

function words(slide: SlideWords): string {
  switch (slide.kind) {
    case 'title':
      return sentence(slide.title, slide.subtitle)
    case 'text':
      return sentence(slide.title, slide.text)
    case 'points':
      return `${heading(slide.title)} ${slide.points.map(bare).join('; ')}.`
    case 'quote':
      return slide.author === undefined ? slide.text : `${slide.text} — ${slide.author}`
    case 'steps':
      return `${heading(slide.title)} ${slide.steps.map((step, i) => `${i + 1}) ${bare(step.title)}`).join('; ')}.`
    case 'comparison':
      return `${heading(slide.title)} ${column(slide.left)} / ${column(slide.right)}.`
    case 'call_to_action':
      return sentence(slide.title, slide.text, slide.action)
  }
}

const bare = (text: string) => text.replace(/[.;,]+$/, '')
const heading = (text: string) => (/[.!?…:]$/.test(text) ? text : `${text}:`)
const column = (side: { title: string; points: string[] }) =>
  `${heading(side.title)} ${side.points.map(bare).join('; ')}`

function sentence(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?…]["»”)]?$/.test(part) ? part : `${part}.`))
    .join(' ')
}
