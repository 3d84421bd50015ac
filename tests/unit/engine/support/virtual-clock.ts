import type { Clock } from '../../../../engine/clock.ts'

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves the time, calling what is due on the way, in order. */
  advanceTo(time: number): void
  /** When the next timer is due; null when there is none. */
  nextTimer(): number | null
}

interface Timer {
  readonly at: number
  readonly callback: () => void
}

export function createVirtualClock(start: number): VirtualClock {
  let now = start
  const timers = new Set<Timer>()

  function earliest(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of timers) if (!first || timer.at < first.at) first = timer
    return first
  }

  return {
    now: () => now,
    setTimer: (callback, ms) => {
      const timer = { at: now + Math.max(0, ms), callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    nextTimer: () => earliest()?.at ?? null,
    advanceTo: (time) => {
      for (let timer = earliest(); timer && timer.at <= time; timer = earliest()) {
        timers.delete(timer)
        now = Math.max(now, timer.at)
        timer.callback()
      }
      now = Math.max(now, time)
    },
  }
}
