/** Why a value could not be had. Returned rather than thrown: records of a bulk are refused by the thousand. */
export interface Refused {
  readonly refused: typeof MARK
  readonly rule: string
}

const MARK: unique symbol = Symbol('refused')

/** @param rule reads after the field's name: `must be a number` */
export const refuse = (rule: string): Refused => ({ refused: MARK, rule })

export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && (value as Partial<Refused>).refused === MARK

/** What a refused value was, as far as a message may show it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return `"${text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text}"`
}
