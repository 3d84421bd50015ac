import type { Transform } from '../conversion/rules/transform.ts'
import { compareTerms } from './compare-terms.ts'
import { fold } from './fold.ts'
import { lettersAlike } from './signals/letters.ts'
import { termsOf } from './terms-of.ts'
import { OPTIONS } from './vocabulary/options.ts'
import { wordsOf } from './words-of.ts'

type Lookup = Extract<Transform, { type: 'lookup' }>

/** What people write for true and false. */
export const YES_AND_NO: Readonly<Record<string, boolean>> = {
  да: true,
  нет: false,
  истина: true,
  ложь: false,
  yes: true,
  no: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
}

const ENOUGH = 0.75

/** The option that each value stands for. Values that stand for none become `other` where there is one. */
export function lookupOf(values: readonly string[], options: readonly string[]): Lookup {
  const found = values.slice(0, 100).flatMap((value): [string, string][] => {
    const option = optionOf(value, options)
    return option === null ? [] : [[value.slice(0, 200), option]]
  })
  const otherwise = options.includes('other') ? { otherwise: 'other' } : {}
  return { type: 'lookup', values: Object.fromEntries(found), ...otherwise }
}

function optionOf(value: string, options: readonly string[]): string | null {
  const plain = formOf(value)
  const same = options.find((option) => formOf(option) === plain)
  if (same !== undefined) return same
  const known = options.find((option) =>
    (OPTIONS[option] ?? '').split(', ').some((word) => word !== '' && formOf(word) === plain),
  )
  if (known !== undefined) return known
  const [best] = options
    .map((option) => ({ option, score: alike(value, option) }))
    .toSorted((a, b) => b.score - a.score)
  return best && best.score >= ENOUGH ? best.option : null
}

const alike = (value: string, option: string): number =>
  Math.max(
    lettersAlike(formOf(value), formOf(option)),
    compareTerms(termsOf(value), termsOf(option)).score * 0.9,
  )

const formOf = (text: string): string => wordsOf(text).map(fold).join('')
