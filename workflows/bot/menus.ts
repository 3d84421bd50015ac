import type { Language } from '../carousel/content.ts'
import { FORMATS, type Format } from '../carousel/slides.ts'
import { STYLES, STYLE_NAMES, type Style } from '../carousel/styles.ts'
import { toCallbackData } from './callback-data.ts'
import type { Button } from './ports.ts'
import { texts } from './texts.ts'

const ids = (carouselId: string | undefined) => (carouselId === undefined ? {} : { carouselId })
const mark = (name: string, isCurrent: boolean) => (isCurrent ? `✓ ${name}` : name)

/** The six styles, two in a row; the present one is marked. */
export function styleMenu(language: Language, current: Style, carouselId?: string): Button[][] {
  const buttons = STYLES.map((style) => ({
    text: mark(STYLE_NAMES[style][language], style === current),
    data: toCallbackData({ kind: 'choose_style', style, ...ids(carouselId) }),
  }))
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  )
}

/** Both formats in one row; the present one is marked. */
export function formatMenu(language: Language, current: Format, carouselId?: string): Button[][] {
  const formats = Object.keys(FORMATS) as Format[]
  return [
    formats.map((format) => ({
      text: mark(texts[language].formats[format], format === current),
      data: toCallbackData({ kind: 'choose_format', format, ...ids(carouselId) }),
    })),
  ]
}

/** Below the greeting: example topics, the settings, the other language. */
export function startMenu(language: Language): Button[][] {
  const t = texts[language]
  const examples = t.examples.map((text, index) => [
    { text, data: toCallbackData({ kind: 'example', index }) },
  ])
  return [
    ...examples,
    [
      { text: t.styleButton, data: toCallbackData({ kind: 'show_styles' }) },
      { text: t.formatButton, data: toCallbackData({ kind: 'show_formats' }) },
    ],
    [
      {
        text: t.otherLanguageButton,
        data: toCallbackData({
          kind: 'choose_language',
          language: language === 'ru' ? 'en' : 'ru',
        }),
      },
    ],
  ]
}
