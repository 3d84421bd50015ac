import { decodeJson, encodeJson } from '../json.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * Canonical JSON (RFC 8785) of a value as it would be read back after it was written: without what JSON does
 * not know, and with U+FFFD for what PostgreSQL's jsonb refuses.
 * @throws AppError `invalid_input` when it is nested too deeply
 */
export function storedJson(value: unknown): string {
  return plainJson(value) ?? canonicalJson(decodeJson(encodeJson(value)))
}

/**
 * The same in one pass, for what consists of plain objects, arrays, and text in which nothing is replaced; it
 * is as long as `encodeJson` would make it. Null for anything else.
 */
export function plainJson(value: unknown): string | null {
  try {
    return written(value)
  } catch (error) {
    // Nested deeper than the stack: the slow way says so.
    if (error instanceof RangeError) return null
    throw error
  }
}

function written(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return textOf(value)
    case 'number':
    case 'boolean':
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? listOf(value) : membersOf(value)
    default:
      return null
  }
}

/** Text that JSON writes as it is: without quotes, backslashes, control characters and surrogates. */
const AS_IT_IS = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

/** Escapes by number stand for control characters and lone surrogates, some of which are replaced. */
function textOf(value: string): string | null {
  if (AS_IT_IS.test(value)) return `"${value}"`
  const text = JSON.stringify(value)
  return text.includes(String.raw`\u`) ? null : text
}

function listOf(values: readonly unknown[]): string | null {
  if ('toJSON' in values) return null
  let texts = ''
  for (const value of values) {
    const text = written(value)
    if (text === null) return null
    texts += texts === '' ? text : `,${text}`
  }
  return `[${texts}]`
}

function membersOf(value: object): string | null {
  const prototype: unknown = Object.getPrototypeOf(value)
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) return null
  let members = ''
  // Without a comparison of its own, sort goes by UTF-16 code units.
  for (const key of Object.keys(value).toSorted()) {
    const member = (value as Record<string, unknown>)[key]
    if (member === undefined) continue
    const name = textOf(key)
    const text = written(member)
    if (name === null || text === null) return null
    members += `${members === '' ? '' : ','}${name}:${text}`
  }
  return `{${members}}`
}
