import { refuse } from '../refused.ts'
import { each } from './each.ts'
import type { Change } from './transform-around.ts'

const onText = (change: (text: string) => string): Change =>
  each((value) => {
    if (typeof value === 'string') return change(value)
    return typeof value === 'object' ? refuse('must be text') : value
  })

/** Lines stay lines. */
export const trim = onText((text) => text.trim().replaceAll(/[^\S\r\n]+/gu, ' '))

const FIRST_LETTERS = /(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu
const CASES = {
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  title: (text: string) =>
    text.toLowerCase().replaceAll(FIRST_LETTERS, (letter) => letter.toUpperCase()),
  sentence: (text: string) =>
    text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase()),
} as const

export const toCase = (to: keyof typeof CASES): Change => onText(CASES[to])

/** Cuts at `length` UTF-16 units, as fields count them, and no character in two. */
export const truncate = (length: number): Change =>
  onText((text) =>
    text.length <= length
      ? text
      : text
          .slice(0, length)
          .replace(/[\uD800-\uDBFF]$/u, '')
          .trimEnd(),
  )
