import { EVENT_CATALOG } from '../event-catalog.ts'
import { AppError } from '../shared/errors.ts'

/** Does an event of this type fit? */
export type EventFilter = (type: string) => boolean

/**
 * Types of events as callers name them: `order.created`, a source's own name for it, or `order.*` for
 * everything below. All when none is named.
 * @throws AppError `invalid_input` naming the one that is no type
 */
export function eventFilterOf(types: readonly string[]): EventFilter {
  if (types.length === 0) return () => true
  const exact = new Set<string>()
  const prefixes: string[] = []
  for (const name of types) {
    const known = EVENT_CATALOG.filter(({ type, alias }) => type === name || alias === name)
    for (const { type } of known) exact.add(type)
    const prefix = name.endsWith('.*') ? name.slice(0, -1) : null
    const isPrefix = prefix !== null && EVENT_CATALOG.some(({ type }) => type.startsWith(prefix))
    if (isPrefix) prefixes.push(prefix)
    else if (known.length === 0) throw unknown(name)
  }
  return (type) => exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix))
}

function unknown(name: string): AppError {
  const rule = `must name types of events, such as order.created or order.*: ${name.slice(0, 100)} is none`
  return new AppError('invalid_input', `types ${rule}`, { fields: [{ field: 'types', rule }] })
}
