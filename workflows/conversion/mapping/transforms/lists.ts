import { isEmpty } from '../../../registry/is-empty.ts'
import { refuse } from '../refused.ts'
import { joined } from './bounded.ts'
import type { Change } from './transform-around.ts'

/** A list from text, without its empty parts; with `at` one part of it, null where it has none. */
export const split = (by: string, at?: number): Change => {
  const isSpace = by.trim() === ''
  return (value) => {
    if (typeof value !== 'string') return refuse('must be text to be split')
    const parts = value.split(by).map((part) => part.trim())
    if (at === undefined) return parts.filter((part) => part !== '')
    const counted = isSpace ? parts.filter((part) => part !== '') : parts
    return counted.at(at) ?? null
  }
}

export const join =
  (separator: string): Change =>
  (value) => {
    if (!Array.isArray(value)) return typeof value === 'object' ? refuse('must be a list') : value
    const parts = value.filter((part) => !isEmpty(part))
    if (parts.some((part) => typeof part === 'object')) return refuse('must be a list of texts')
    return joined(parts.map(String), separator)
  }
