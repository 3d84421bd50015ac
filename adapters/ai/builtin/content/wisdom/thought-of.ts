import type { InputOf } from '../../../../../workflows/ai/content/input.ts'
import type { OutputOf } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import type { Thought } from './thought.ts'
import { CUSTOMERS_EN } from './thoughts-en-customers.ts'
import { WORK_EN } from './thoughts-en-work.ts'
import { CUSTOMERS_RU } from './thoughts-ru-customers.ts'
import { WORK_RU } from './thoughts-ru-work.ts'

/** All of them our own; nobody is quoted. */
export const THOUGHTS: Record<Language, readonly [Thought, ...Thought[]]> = {
  ru: [...CUSTOMERS_RU, ...WORK_RU],
  en: [...CUSTOMERS_EN, ...WORK_EN],
}

/** Prime to any number of thoughts that is no multiple of it: neighbours of the list are days apart. */
const STRIDE = 37
const DAY = 86_400_000

/** The thought of a day: each comes once before the first comes again. */
export function thoughtOf({ day }: InputOf<'wisdom'>, language: Language): OutputOf<'wisdom'> {
  const thoughts = THOUGHTS[language]
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY) * STRIDE
  const chosen = thoughts[number % thoughts.length] ?? thoughts[0]
  const [thought, explanation, question] = chosen
  return { kind: 'wisdom', thought, explanation, question }
}
