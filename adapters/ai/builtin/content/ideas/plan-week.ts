import type { InputOf } from '../../../../../workflows/ai/content/input.ts'
import type { OutputOf } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import { cleanLine } from '../../../../../workflows/carousel/rules/clean-text.ts'
import { cutText } from '../../../../../workflows/carousel/rules/cut-text.ts'
import { daysAfter } from '../../../../../workflows/shared/local-day.ts'
import { WEEKS } from './weeks.ts'

const TOPIC = 80

/** Seven posts by what suits each day of the week; three weeks differ before the first comes again. */
export function planWeek(
  { topic: given, from }: InputOf<'ideas'>,
  language: Language,
): OutputOf<'ideas'> {
  const topic = cutText(cleanLine(given), TOPIC).replace(/[.!?…]+$/u, '')
  const name = language === 'ru' ? `«${topic}»` : `“${topic}”`
  const week = Math.floor(Date.parse(from) / (7 * 86_400_000))
  const patterns = WEEKS[language]
  const days = patterns.map((choices, day) => {
    const { topic: about, format, firstLine } = choices[week % choices.length] ?? choices[0]
    const fill = (text: string) => text.replaceAll('*', name)
    return {
      date: daysAfter(from, day),
      topic: cutText(fill(about), 200),
      format,
      firstLine: cutText(fill(firstLine), 300),
    }
  })
  return { kind: 'ideas', days }
}
