import { CAPTION_LIMIT, type Language, type SlideContent } from './content.ts'
import type { Attribution } from './ports.ts'
import type { Carousel } from './repository.ts'

type Quoting = Partial<Pick<Carousel, 'source' | 'reading' | 'note'>>

/** Whose words a carousel is made of, when they are not the person's own. */
export function attributionOf({ source, reading }: Quoting): Attribution | null {
  if (reading) return reading.attribution
  return source?.kind === 'text' ? (source.attribution ?? null) : null
}

/** The name that stands on a slide that quotes: word for word, or as a quote. */
export function attributionOn(slide: SlideContent, carousel: Quoting): string | undefined {
  const name = attributionOf(carousel)?.name
  const isFrame = slide.kind === 'title' || slide.kind === 'call_to_action'
  const isQuoted = slide.kind === 'quote' || (carousel.note === 'own_words' && !isFrame)
  return isQuoted ? name : undefined
}

const SOURCE: Record<Language, string> = { ru: 'Источник', en: 'Source' }

/** The caption with where the words come from at its end. */
export function captionWithSource(
  caption: string,
  attribution: Attribution | null,
  language: Language,
): string {
  if (!attribution) return caption
  const { name, url } = attribution
  const line = `${SOURCE[language]}: ${name}${url === undefined ? '' : ` (${url})`}`
  if (caption.includes(line)) return caption
  const room = CAPTION_LIMIT - line.length - 2
  const words = caption.length > room ? `${caption.slice(0, room - 1).toWellFormed()}…` : caption
  return `${words}\n\n${line}`
}
