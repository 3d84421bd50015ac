/** Time as the engine knows it. Tests hand in a virtual one and skip hours in milliseconds. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Calls `callback` once, `ms` milliseconds from now, unless the returned function is called first. */
  setTimer(callback: () => void, ms: number): () => void
}

const longestTimeout = 2 ** 31 - 1

/** The machine's own clock. Timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (callback, ms) => {
    const timer = setTimeout(callback, Math.min(Math.max(ms, 0), longestTimeout))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
