import { AppError } from '../../workflows/shared/errors.ts'

const MOST = 100_000
const DEEPEST = 20

/**
 * What an expression gave, in JSON's types: ints as numbers, moments as ISO 8601.
 * @throws AppError `invalid_input` for what JSON has no form for, or too much of it
 */
export function toJson(value: unknown): unknown {
  let left = MOST
  const spend = (size: number) => {
    left -= size
    if (left < 0) throw new AppError('invalid_input', `It gives more than ${MOST} characters`)
  }
  const convert = (each: unknown, depth: number): unknown => {
    spend(1)
    if (each === null || typeof each === 'boolean') return each
    if (typeof each === 'string') {
      spend(each.length)
      return each
    }
    if (typeof each === 'number') return finite(each)
    if (typeof each === 'bigint') return safe(each)
    if (depth > DEEPEST) throw new AppError('invalid_input', 'It gives something too deep')
    if (Array.isArray(each)) return each.map((entry) => convert(entry, depth + 1))
    if (each instanceof Date) return each.toISOString()
    if (each instanceof Map) return convert(Object.fromEntries(each), depth)
    if (isPlain(each)) {
      return Object.fromEntries(
        Object.entries(each).map(([key, entry]) => {
          spend(key.length)
          return [key, convert(entry, depth + 1)]
        }),
      )
    }
    const primitive: unknown = typeof each === 'object' ? each.valueOf() : each
    if (typeof primitive === 'bigint') return safe(primitive)
    throw new AppError('invalid_input', 'It gives no text, number, truth, list or object')
  }
  return convert(value, 0)
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value + 0
  throw new AppError('invalid_input', 'It gives no finite number')
}

function safe(value: bigint): number {
  const number = Number(value)
  if (Number.isSafeInteger(number)) return number
  throw new AppError('invalid_input', 'It gives a number that is too large')
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
