import type { InputOf } from '../../../../../workflows/ai/content/input.ts'
import type { OutputOf } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import { THOUGHTS_EN } from './thoughts-en.ts'
import { THOUGHTS_RU } from './thoughts-ru.ts'

/** Prime to any number of thoughts that is no multiple of it: neighbours of the list are days apart. */
const STRIDE = 37
const DAY = 86_400_000

/** The thought of a day: each comes once before the first comes again. */
export function thoughtOf({ day }: InputOf<'wisdom'>, language: Language): OutputOf<'wisdom'> {
  const thoughts = language === 'ru' ? THOUGHTS_RU : THOUGHTS_EN
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY) * STRIDE
  const chosen = thoughts[number % thoughts.length] ?? thoughts[0]
  const [thought, explanation, question] = chosen
  return { kind: 'wisdom', thought, explanation, question }
}
