import type { Language } from '../../carousel/content.ts'
import { FORMATS, type Format } from '../../carousel/slides.ts'
import { STYLES, STYLE_NAMES, type Style } from '../../carousel/styles.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { chooseFormat, chooseStyle } from './actions.ts'

const ids = (carouselId: string | undefined) => (carouselId === undefined ? {} : { carouselId })
const mark = (name: string, isCurrent: boolean) => (isCurrent ? `✓ ${name}` : name)

/** The styles, two in a row; the present one is marked. */
export function styleMenu(language: Language, current: Style, carouselId?: string): Button[][] {
  const buttons = STYLES.map((style) =>
    chooseStyle.button(mark(STYLE_NAMES[style][language], style === current), {
      style,
      ...ids(carouselId),
    }),
  )
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  )
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
