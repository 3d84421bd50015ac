import { STYLES, STYLE_NAMES } from '../../../carousel/styles.ts'
import type { BotTools } from '../../bot-tools.ts'
import { texts } from '../../texts.ts'
import type { Question } from '../../wizard/wizard.ts'
import type { NewCarouselData } from './data.ts'
import { newCarouselTexts } from './texts.ts'

const PAGE = 8

/** The styles two in a row and eight at a time, and the way past all questions. */
export function askStyle({ language, session }: BotTools, { page = 0 }: NewCarouselData): Question {
  const t = newCarouselTexts[language]
  const first = page * PAGE < STYLES.length ? page * PAGE : 0
  const shown = STYLES.slice(first, first + PAGE).map((style) => {
    const name = STYLE_NAMES[style][language]
    return { text: style === session.style ? `✓ ${name}` : name, value: style as string }
  })
  const rows = Array.from({ length: Math.ceil(shown.length / 2) }, (_, row) =>
    shown.slice(row * 2, row * 2 + 2),
  )
  const isLast = first + PAGE >= STYLES.length
  const turn = isLast
    ? { text: t.before, value: 'page:0' }
    : { text: t.more, value: `page:${first / PAGE + 1}` }
  const usual = t.asUsual(
    STYLE_NAMES[session.style][language],
    texts[language].formats[session.format],
  )
  return {
    text: t.askStyle,
    choices: [
      [{ text: usual, value: 'usual' }],
      ...rows,
      ...(STYLES.length > PAGE ? [[turn]] : []),
    ],
  }
}
