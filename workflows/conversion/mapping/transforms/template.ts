import { isRefused, refuse, type Refused } from '../refused.ts'
import { joined } from './bounded.ts'
import type { Change, Mapping } from './transform-around.ts'

const PLACE = /\{([^{}]*)\}/gu

/** The names in the braces of a template. */
export const namesOfTemplate = (text: string): string[] =>
  [...text.matchAll(PLACE)].map(([, name = '']) => name.trim())

/** Text with the values of the record filled in; `{value}` is what is transformed. */
export function template(text: string): Change {
  const parts = text
    .split(PLACE)
    .map((part, index) =>
      index % 2 === 0
        ? () => part
        : part.trim() === 'value'
          ? (value: unknown) => textOf(value)
          : readerOf(part.trim()),
    )
  return (value, record) => {
    const made: string[] = []
    for (const part of parts) {
      const next = part(value, record)
      if (isRefused(next)) return next
      made.push(next)
    }
    return joined(made)
  }
}

function readerOf(name: string) {
  const key = name.startsWith('customFields.') ? name.slice('customFields.'.length) : null
  return (_: unknown, record: Mapping): string | Refused => {
    const custom = key === null ? undefined : record['customFields']
    const holder = key === null ? record : ((custom ?? {}) as Mapping)
    return textOf(Object.hasOwn(holder, key ?? name) ? holder[key ?? name] : null)
  }
}

function textOf(value: unknown): string | Refused {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    return value.some((entry) => typeof entry === 'object' && entry !== null)
      ? refuse('has something in its template that is no text')
      : joined(
          value.map((entry) => String(entry ?? '')),
          ', ',
        )
  }
  return typeof value === 'object'
    ? refuse('has something in its template that is no text')
    : String(value)
}
