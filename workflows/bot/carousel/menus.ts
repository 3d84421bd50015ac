import type { Language } from '../../carousel/content.ts'
import { FORMATS, type Format } from '../../carousel/slides.ts'
import { STYLES, STYLE_NAMES, type Style } from '../../carousel/styles.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { chooseFormat, chooseStyle, showStyles } from './actions.ts'
import { newCarouselTexts } from './new-carousel/texts.ts'

const ids = (carouselId: string | undefined) => (carouselId === undefined ? {} : { carouselId })
const mark = (name: string, isCurrent: boolean) => (isCurrent ? `✓ ${name}` : name)

const PAGE = 8

/** The styles, two in a row and eight at a time; the present one is marked, and its page is the first to be seen. */
export function styleMenu(
  language: Language,
  current: Style,
  { carouselId, page }: { carouselId?: string | undefined; page?: number | undefined } = {},
): Button[][] {
  const pages = Math.ceil(STYLES.length / PAGE)
  const shown = page === undefined ? Math.floor(STYLES.indexOf(current) / PAGE) : page % pages
  const about = ids(carouselId)
  const buttons = STYLES.slice(shown * PAGE, (shown + 1) * PAGE).map((style) =>
    chooseStyle.button(mark(STYLE_NAMES[style][language], style === current), { style, ...about }),
  )
  const next = (shown + 1) % pages
  const turn = newCarouselTexts[language][next === 0 ? 'before' : 'more']
  return [
    ...Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
      buttons.slice(row * 2, row * 2 + 2),
    ),
    ...(pages > 1 ? [[showStyles.button(turn, { page: next, ...about })]] : []),
  ]
}

/** Both formats in one row; the present one is marked. */
export function formatMenu(language: Language, current: Format, carouselId?: string): Button[][] {
  const formats = Object.keys(FORMATS) as Format[]
  return [
    formats.map((format) =>
      chooseFormat.button(mark(texts[language].formats[format], format === current), {
        format,
        ...ids(carouselId),
      }),
    ),
  ]
}
