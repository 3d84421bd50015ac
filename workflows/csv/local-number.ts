const MONEY = /\s*(?:₸|₽|\$|€|%|тг\.?|тенге|руб\.?|р\.|kzt|rub|usd|eur)$/iu
/** Characters: what is longer is no number, and looking for money behind much space takes long. */
const LONGEST = 100

/** Space divides thousands, and nothing else: `8 701 123 45 67` is no number. */
const GROUPS = /^[+-]?\s?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/

/**
 * A number as people write it: `1 234,50 ₸`, `1,234.50`, `12 %`. Null for what is none, and for `1,500`, which
 * may mean two things.
 */
export function localNumber(text: string): number | null {
  const shown = text.trim()
  if (shown.length > LONGEST) return null
  const bare = shown.replace(MONEY, '')
  if (/\d[\s'’]/.test(bare) && !GROUPS.test(bare)) return null
  const plain = bare.replaceAll(/[\s'’]/g, '')
  if (!/^[+-]?[\d.,]{1,24}$/.test(plain) || !/\d/.test(plain)) return null
  const sign = /^[+-]?/.exec(plain)?.[0] ?? ''
  const digits = plain.slice(sign.length)
  const marks = digits.replaceAll(/\d/g, '')
  const last = marks.at(-1)
  const one = last !== undefined && [...marks].filter((mark) => mark === last).length === 1
  // Several of one mark divide thousands; a comma before three digits may do either.
  if (marks === ',' && /^\d{1,3},\d{3}$/.test(digits) && !digits.startsWith('0')) return null
  const grouped = one ? digits.slice(0, digits.lastIndexOf(last)) : digits
  if (/[.,]/.test(grouped) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(grouped)) return null
  const fraction = one ? digits.slice(digits.lastIndexOf(last) + 1) : ''
  const value = Number(`${sign}${grouped.replaceAll(/[.,]/g, '')}.${fraction || '0'}`)
  return Number.isFinite(value) ? value : null
}
