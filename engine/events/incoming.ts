import type { Ids } from '../ids.ts'
import { encodeUlid } from '../ids.ts'
import type { EventPayload } from '../types.ts'
import { resolveSessions, SessionError } from './sessions.ts'

/** An event on its way in. */
export interface IncomingEvent {
  /** Internal id, a ULID. */
  readonly id: string
  /** Set when the sender chose the event's id: the same id starts a function once in 24 hours. */
  readonly dedupe: boolean
  readonly payload: EventPayload
}

/** An event that is refused, with the server's own words. */
export class EventError extends Error {
  override readonly name = 'EventError'
}

const largestEvent = 3 * 1024 * 1024
const mostEvents = 5_000
const longestName = 512
const earliest = Date.UTC(1980, 0, 1)
const latest = Date.UTC(2100, 0, 1)

/**
 * The events of a request body: one object, or an array of them.
 * @param seed value of x-inngest-event-id-seed, from which a retried request gets the same ids
 * @throws EventError
 */
export function parseEvents(
  body: unknown,
  deps: { now: number; ids: Ids; seed: string | null },
): IncomingEvent[] {
  if (typeof body !== 'object' || body === null) throw new EventError(notEvents)
  const items: unknown[] = Array.isArray(body) ? body : [body]
  if (items.length > mostEvents)
    throw new EventError(`Cannot have more than ${mostEvents} events in a batch`)
  const seed = parseSeed(deps.seed)
  return items.map((item, i) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new EventError(notEvents)
    const id = seed ? seededId(seed, i + 1) : deps.ids.ulid(deps.now)
    return incomingEvent(item as Record<string, unknown>, id, deps.now, seed !== null)
  })
}

const notEvents = 'Request body must contain an event object or an array of event objects'

function incomingEvent(
  item: Record<string, unknown>,
  id: string,
  now: number,
  seeded: boolean,
): IncomingEvent {
  const { name, data, user, ts, v, meta } = item
  if (name !== undefined && typeof name !== 'string')
    throw new EventError('event name must be a string')
  if (!name) throw new EventError('event name is empty')
  if (name.length > longestName)
    throw new EventError(`event name is longer than ${longestName} characters`)
  if (name.includes('\0') || !name.isWellFormed())
    throw new EventError('event name is not valid text')
  if (name.toLowerCase().startsWith('inngest/')) {
    throw new EventError(`event name is reserved for internal use: ${name}`)
  }
  const size = Buffer.byteLength(JSON.stringify(item))
  if (size > largestEvent) {
    throw new EventError(
      `Event is over the max size: Max ${largestEvent} bytes / Size ${size} bytes`,
    )
  }
  const { _inngest: _, ...own } = record(data, 'data')
  const chosen = typeof item['id'] === 'string' && item['id'] !== '' ? item['id'] : null
  return {
    id,
    dedupe: chosen !== null || seeded,
    payload: {
      data: own,
      id: chosen ?? id,
      name,
      ts: timestamp(ts) ?? now,
      user: record(user, 'user'),
      ...(typeof v === 'string' && v !== '' ? { v } : {}),
      ...metaOf(meta),
    },
  }
}

function metaOf(value: unknown): { meta?: unknown } {
  try {
    const meta = resolveSessions(value)
    return meta === undefined ? {} : { meta }
  } catch (error) {
    if (error instanceof SessionError) throw new EventError(error.message)
    throw error
  }
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw new EventError(`event ${field} must be an object`)
  return value as Record<string, unknown>
}

function timestamp(value: unknown): number | null {
  if (value === undefined || value === null || value === 0) return null
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new EventError('event ts must be milliseconds')
  if (value < earliest) throw new EventError('timestamp is before Jan 1, 1980')
  if (value > latest) throw new EventError('timestamp is after Jan 1, 2100')
  return value
}

interface Seed {
  readonly millis: number
  readonly entropy: Buffer
}

function parseSeed(header: string | null): Seed | null {
  const [millis, entropy, more] = header?.split(',') ?? []
  if (millis === undefined || entropy === undefined || more !== undefined) return null
  const bytes = Buffer.from(entropy, 'base64')
  return /^[1-9]\d{0,14}$/.test(millis) && bytes.length === 10
    ? { millis: Number(millis), entropy: bytes }
    : null
}

function seededId({ millis, entropy }: Seed, index: number): string {
  const bytes = Buffer.from(entropy)
  bytes.writeUInt32BE((bytes.readUInt32BE(6) + index) >>> 0, 6)
  return encodeUlid(millis, BigInt(`0x${bytes.toString('hex')}`))
}
