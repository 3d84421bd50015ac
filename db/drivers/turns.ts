import { setImmediate as breathe } from 'node:timers/promises'

/** Work that takes turns on something of which there is one. */
export interface Turns {
  /** Waits for its turn; urgent work goes before all that is not, otherwise first come, first served. */
  take<T>(work: () => Promise<T>, options?: { urgent?: boolean | undefined }): Promise<T>
}

/** Milliseconds of work after which the event loop gets a turn. */
const LONG = 1

/**
 * A queue with two lanes. What waits is run between looks at the network: PGlite works in this process and
 * promises alone never let the event loop go on, so that without it a full queue would shut out every request.
 */
export function createTurns(): Turns {
  const urgentLane: (() => void)[] = []
  const lane: (() => void)[] = []
  let isTaken = false
  let lastBreath = performance.now()

  const pass = async () => {
    if ((lane.length > 0 || urgentLane.length > 0) && performance.now() - lastBreath > LONG) {
      await breathe()
      lastBreath = performance.now()
    }
    const next = urgentLane.shift() ?? lane.shift()
    if (next) next()
    else isTaken = false
  }
  return {
    async take(work, { urgent = false } = {}) {
      if (isTaken) await new Promise<void>((turn) => (urgent ? urgentLane : lane).push(turn))
      isTaken = true
      try {
        return await work()
      } finally {
        void pass()
      }
    },
  }
}
