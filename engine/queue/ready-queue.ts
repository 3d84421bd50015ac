import type { ConcurrencyLimit } from '../types.ts'
import { createHeap } from './heap.ts'
import type { Heap } from './heap.ts'

/** Something that is due, and what it must wait for. */
export interface ReadyItem {
  readonly id: string
  /** The smallest goes first. */
  readonly score: number
  readonly limits: readonly ConcurrencyLimit[]
  /** Set for the start of a throttled run. */
  readonly throttleKey: string | null
}

export interface ReadyQueue<T extends ReadyItem> {
  add(item: T): void
  /** The first item that may go now; its slots are taken until it is released. */
  take(now: number): T | undefined
  release(item: T): void
  size(): number
  /** When a throttled item may be worth another look; null when none waits for that. */
  nextRetryAt(): number | null
}

/** Asks a throttle for one start; answers with the time to ask again when there is none. */
export type Throttle<T> = (item: T, now: number) => { readonly retryAt: number } | null

/** Items that wait for the same things, in order. */
interface Lane<T> {
  readonly key: string
  readonly items: Heap<T>
  /** Runnable lanes are in `runnable`; the others wait for a slot, a time, or for items. */
  runnable: boolean
  /** The limit whose free slot brought this lane back: the next one gets it when this one cannot. */
  wokenBy: string | null
}

/**
 * Due items in order of their score, each held back until every concurrency limit has a slot for it
 * and its throttle lets it start. Items with the same limits form a lane, so that one blocked lane
 * costs nothing while others go on.
 */
export function createReadyQueue<T extends ReadyItem>(throttle: Throttle<T>): ReadyQueue<T> {
  const lanes = new Map<string, Lane<T>>()
  const runnable = createHeap<{ lane: Lane<T>; item: T }>((a, b) => before(a.item, b.item))
  const parked = new Map<string, Lane<T>[]>()
  const throttled = createHeap<{ lane: Lane<T>; retryAt: number }>((a, b) => a.retryAt < b.retryAt)
  const inUse = new Map<string, number>()
  let size = 0

  function makeRunnable(lane: Lane<T>, wokenBy: string | null): void {
    const item = lane.items.peek()
    lane.runnable = true
    lane.wokenBy = wokenBy
    if (item) runnable.push({ lane, item })
  }

  function wakeNext(key: string): void {
    const waiting = parked.get(key)
    if (!waiting) return
    let best = 0
    for (let i = 1; i < waiting.length; i++) {
      const [a, b] = [waiting[i]?.items.peek(), waiting[best]?.items.peek()]
      if (a && b && before(a, b)) best = i
    }
    const [lane] = waiting.splice(best, 1)
    if (waiting.length === 0) parked.delete(key)
    if (lane) makeRunnable(lane, key)
  }

  function blockedBy(item: T): string | null {
    for (const { key, limit } of item.limits) if ((inUse.get(key) ?? 0) >= limit) return key
    return null
  }

  function passOn(key: string | null): void {
    if (key !== null) wakeNext(key)
  }

  function wakeThrottled(now: number): void {
    for (let next = throttled.peek(); next && next.retryAt <= now; next = throttled.peek()) {
      throttled.pop()
      makeRunnable(next.lane, null)
    }
  }

  return {
    size: () => size,
    nextRetryAt: () => throttled.peek()?.retryAt ?? null,
    add: (item) => {
      const key = laneKey(item)
      let lane = lanes.get(key)
      if (!lane) {
        lane = { key, items: createHeap<T>(before), runnable: true, wokenBy: null }
        lanes.set(key, lane)
      }
      lane.items.push(item)
      size++
      if (lane.runnable && lane.items.peek() === item) runnable.push({ lane, item })
    },
    take: (now) => {
      wakeThrottled(now)
      for (let entry = runnable.pop(); entry; entry = runnable.pop()) {
        const { lane, item } = entry
        // An entry is stale when its lane was parked or got a new first item since.
        if (!lane.runnable || lane.items.peek() !== item) continue
        const { wokenBy } = lane
        lane.wokenBy = null
        const blocker = blockedBy(item)
        const refusal = blocker === null ? throttle(item, now) : null
        if (blocker !== null || refusal) {
          lane.runnable = false
          if (refusal) throttled.push({ lane, retryAt: refusal.retryAt })
          else if (blocker !== null) {
            parked.set(blocker, [...(parked.get(blocker) ?? []), lane])
          }
          if (wokenBy !== blocker) passOn(wokenBy)
          continue
        }
        lane.items.pop()
        size--
        for (const { key } of item.limits) inUse.set(key, (inUse.get(key) ?? 0) + 1)
        if (lane.items.size() === 0) lanes.delete(lane.key)
        else makeRunnable(lane, null)
        passOn(wokenBy)
        return item
      }
      return undefined
    },
    release: (item) => {
      for (const { key } of item.limits) {
        const left = (inUse.get(key) ?? 1) - 1
        if (left > 0) inUse.set(key, left)
        else inUse.delete(key)
        wakeNext(key)
      }
    },
  }
}

function before(a: ReadyItem, b: ReadyItem): boolean {
  return a.score < b.score || (a.score === b.score && a.id < b.id)
}

function laneKey(item: ReadyItem): string {
  return [...item.limits.map(({ key, limit }) => `${key}=${limit}`), item.throttleKey ?? ''].join(
    ' ',
  )
}
