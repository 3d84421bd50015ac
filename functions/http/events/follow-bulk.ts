import { progressOf } from '../../../workflows/conversion/bulk/progress-of.ts'
import { isOver } from '../../../workflows/conversion/bulk/read-bulk.ts'
import type { BulkConversion } from '../../../workflows/conversion/bulk/ports.ts'
import type { StreamTimes } from './follow-events.ts'
import { pause } from './pause.ts'
import { retryAfter, serverSentEvent } from './sse.ts'

export interface FollowingBulk {
  read(): Promise<BulkConversion>
  mayListen(): Promise<boolean>
  signal: AbortSignal
  now(): number
  times: StreamTimes
}

const RECONNECT = 3_000

/**
 * How far a bulk conversion is, as server-sent events: `progress` whenever that has changed, and last an event
 * named after its end. Ends with it, or when the caller may not listen any more.
 */
export async function* followBulk(following: FollowingBulk): AsyncGenerator<string> {
  const { read, mayListen, signal, now, times } = following
  let opening = retryAfter(RECONNECT)
  let told = { at: now(), state: '' }
  let checked = now()
  while (!signal.aborted) {
    if (now() - checked >= times.check) {
      if (!(await mayListen())) return
      checked = now()
    }
    const bulk = await read()
    const state = `${bulk.status} ${bulk.total} ${bulk.done} ${bulk.failed}`
    const data = progressOf(bulk, now())
    if (isOver(bulk)) {
      yield opening + serverSentEvent({ event: bulk.status, data })
      return
    }
    if (told.state !== state) {
      yield opening + serverSentEvent({ event: 'progress', data })
      opening = ''
      told = { at: now(), state }
    } else if (now() - told.at >= times.heartbeat) {
      yield serverSentEvent({
        event: 'heartbeat',
        data: { time: new Date(now()).toISOString() },
      })
      told = { at: now(), state }
    }
    await pause(times.poll, signal)
  }
}
