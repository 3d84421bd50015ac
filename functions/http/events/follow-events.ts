import type { Caller } from '../../../workflows/access/caller.ts'
import type { EventFilter } from '../../../workflows/events/event-filter.ts'
import { maySee } from '../../../workflows/events/may-see.ts'
import type { EventCursor, EventReader } from '../../../workflows/shared/event-log.ts'
import { pause } from './pause.ts'
import { retryAfter, serverSentEvent } from './sse.ts'

/** In milliseconds. */
export interface StreamTimes {
  /** Between two looks for new events. */
  poll: number
  /** Without an event for so long, a heartbeat. */
  heartbeat: number
  /** Between two looks whether the caller may still listen. */
  check: number
}

export interface Following {
  reader: EventReader
  /** Who listens now; null when they may not any more. */
  listener(): Promise<Caller | null>
  from: EventCursor
  fits: EventFilter
  signal: AbortSignal
  now(): number
  times: StreamTimes
}

const BATCH = 50
const RECONNECT = 3_000

/**
 * Events of one workspace as they are committed, in the order of the log, each once, as server-sent events.
 * Between two reads no transaction is open. Ends when the caller may not listen any more.
 */
export async function* followEvents(following: Following): AsyncGenerator<string> {
  const { reader, listener, fits, signal, now, times } = following
  let cursor = following.from
  const heartbeat = () =>
    serverSentEvent({
      id: cursor,
      event: 'heartbeat',
      data: { time: new Date(now()).toISOString() },
    })
  yield retryAfter(RECONNECT) + heartbeat()
  let told = now()
  let checked = -Infinity
  let caller: Caller | null = null
  while (!signal.aborted) {
    if (now() - checked >= times.check) {
      caller = await listener()
      checked = now()
    }
    if (caller === null) return
    const { organizationId, workspaceId } = caller
    const scope = { organizationId, workspaceId }
    const read = await reader.read({ cursor, limit: BATCH, scope })
    for (const [index, event] of read.events.entries()) {
      cursor = read.cursors[index] ?? cursor
      if (!fits(event.type) || !maySee(caller.permissions, event)) continue
      yield serverSentEvent({ id: cursor, event: event.type, data: event })
      told = now()
    }
    if (read.events.length === BATCH) continue
    if (now() - told >= times.heartbeat) {
      yield heartbeat()
      told = now()
    }
    await pause(times.poll, signal)
  }
}
