import { badRequest } from '../errors.ts'

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws ApiError 400 `Can't parse <what> JSON object` */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`Can't parse ${what} JSON object`)
  }
}

/** Numbers are taken for strings, as the official server takes them. */
export function optionalString(object: JsonObject, name: string): string {
  const value = object[name]
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw badRequest(`Field "${name}" must be of type String`)
}

export function requiredString(object: JsonObject, name: string): string {
  if (object[name] === undefined || object[name] === null) {
    throw badRequest(`Can't find field "${name}"`)
  }
  return optionalString(object, name)
}

export function requiredInteger(object: JsonObject, name: string): number {
  const value = object[name]
  if (value === undefined || value === null) throw badRequest(`Can't find field "${name}"`)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw badRequest(`Field "${name}" must be of type Number`)
  }
  return number
}

/** As the official server reads booleans: `true`, `yes`, `1` in any case. */
export function isTrue(text: string | undefined): boolean {
  return ['true', 'yes', '1'].includes((text ?? '').toLowerCase())
}

/** What is not a whole number counts as 0, as on the official server. */
export function toInteger(text: string | undefined): number {
  const number = /^\s*[+-]?\d+/.test(text ?? '') ? Number.parseInt(text ?? '', 10) : 0
  return Number.isSafeInteger(number) ? number : 0
}
