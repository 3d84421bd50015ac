import { refuse, shown } from '../refused.ts'
import { each } from './each.ts'
import type { Change } from './transform-around.ts'

export interface NumberOptions {
  decimal?: ',' | '.' | undefined
  scale?: number | undefined
  round?: boolean | undefined
}

/** A number from text as people, banks and 1C write it. */
export const number = ({ decimal, scale = 1, round = false }: NumberOptions): Change =>
  each((value) => {
    const read = typeof value === 'number' ? value : readNumber(value, decimal)
    if (typeof read !== 'number') return read
    const scaled = tidy(read * scale)
    if (!Number.isFinite(scaled)) return refuse(`must be a number, and is ${shown(value)}`)
    return round ? Math.round(scaled) + 0 : scaled
  })

/** What stands around numbers and says nothing of their size. */
const UNITS =
  /(?:\p{Sc}|%|kzt|rub|usd|eur|uah|byn|kgs|uzs|cny|gbp|тенге|тнг|тг|рублей|рубля|рубль|руб|р|долл|евро|сом|сум)\.?/u
const BEFORE = new RegExp(`^${UNITS.source}`, 'iu')
const AFTER = new RegExp(`${UNITS.source}$`, 'iu')
const SPACES = /[\s'’\u00a0\u2009\u202f]/gu

function readNumber(value: unknown, decimal: ',' | '.' | undefined) {
  const wrong = refuse(`must be a number, and is ${shown(value)}`)
  if (typeof value !== 'string') return wrong
  const given = value.trim()
  if (given === '') return null
  const inBrackets = /^\((.*)\)$/su.exec(given)?.[1]?.trim()
  const signed = /^[-−–+]/u.exec(inBrackets === undefined ? withoutUnits(given) : '')?.[0]
  const bare = withoutUnits(inBrackets ?? withoutUnits(given).slice(signed?.length ?? 0))
  const isGrouped = SPACES.test(bare)
  SPACES.lastIndex = 0
  if (isGrouped && !/^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d*)?$/u.test(bare)) return wrong
  const digits = bare.replaceAll(SPACES, '')
  if (!/^\d*(?:[.,]\d+)*$/u.test(digits) || !/\d/u.test(digits)) return wrong
  const mark = decimal ?? markOf(digits, isGrouped)
  if (mark === null) {
    return refuse(`could be read in two ways, ${shown(value)}: the transform must say its decimal`)
  }
  const [whole = '', ...fraction] = mark === '' ? [digits] : digits.split(mark)
  if (fraction.length > 1) return wrong
  if (/[.,]/u.test(whole) && !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/u.test(whole)) return wrong
  if (/[.,]/u.test(fraction.join(''))) return wrong
  const read = Number(`${whole.replaceAll(/[.,]/gu, '') || '0'}.${fraction[0] ?? '0'}`)
  return inBrackets !== undefined || (signed && signed !== '+') ? -read + 0 : read
}

const withoutUnits = (text: string) => text.replace(BEFORE, '').trim().replace(AFTER, '').trim()

/** Which mark is before the fraction; '' for none, null where it could be either. */
function markOf(digits: string, isGrouped: boolean): ',' | '.' | '' | null {
  const marks = digits.match(/[.,]/gu) ?? []
  const last = marks.at(-1) as ',' | '.' | undefined
  if (last === undefined) return ''
  if (new Set(marks).size > 1 || isGrouped) return last
  if (marks.length > 1) return ''
  const [whole = '', fraction = ''] = digits.split(last)
  if (fraction.length !== 3 || whole.length > 3 || /^0*$/u.test(whole)) return last
  return null
}

/** 1.15 × 100 is 115, not 114.99999999999999. */
function tidy(value: number): number {
  const rounded = Number(value.toPrecision(15))
  return Number.isFinite(rounded) ? rounded + 0 : value
}
