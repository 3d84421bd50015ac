import { AppError } from './errors.ts'

/** Thousandths of a percent in the whole. */
const WHOLE = 100_000n

/** How many decimal places a currency's minor unit has (ISO 4217, as Intl knows it): KZT 2, JPY 0. */
export function minorUnitDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** An amount in minor units as people of a locale write it. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const digits = minorUnitDigits(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  // As text, so that no place is lost on the way through a float.
  const whole = String(Math.abs(amount)).padStart(digits + 1, '0')
  const cut = whole.length - digits
  const decimal = digits === 0 ? whole : `${whole.slice(0, cut)}.${whole.slice(cut)}`
  return format.format(`${amount < 0 ? '-' : ''}${decimal}` as `${number}`)
}

/** A quantity, or a percentage, of at most three decimal places as whole thousandths: 1.5 → 1500. */
export const thousandths = (value: number): bigint => BigInt(Math.round(value * 1000))

/** Divides exactly; a half goes up (away from zero, so that a credit note mirrors its invoice). */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const [n, d] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor]
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

/** `amount` minor units, `quantity` times, less `discount` percent: rounded once, half-up. */
export function priceOf(amount: number, quantity: number, discount = 0): bigint {
  const exact = BigInt(amount) * thousandths(quantity) * (WHOLE - thousandths(discount))
  return divideHalfUp(exact, 1000n * WHOLE)
}

/** `percent` of an amount in minor units, rounded half-up. */
export const percentOf = (amount: bigint, percent: number): bigint =>
  divideHalfUp(amount * thousandths(percent), WHOLE)

/**
 * An exact amount as a number that JSON can carry.
 * @throws AppError `invalid_input` naming the field when it is beyond 9,007,199,254,740,991
 */
export function toAmount(exact: bigint, field: string): number {
  const amount = Number(exact)
  if (Number.isSafeInteger(amount)) return amount
  throw new AppError('invalid_input', 'An amount is too large', {
    fields: [{ field, rule: `must be at most ${Number.MAX_SAFE_INTEGER} minor units` }],
  })
}
