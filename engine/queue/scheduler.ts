import type { Clock } from '../clock.ts'
import { admit } from '../flow-control/gcra.ts'
import type { Rate } from '../flow-control/gcra.ts'
import type { Job, Run } from '../types.ts'
import { createReadyQueue } from './ready-queue.ts'
import type { ReadyItem } from './ready-queue.ts'

/** Decides which of the due calls is made next. */
export interface Scheduler {
  offer(job: Job, run: Run): void
  /** Begins to make calls. */
  start(): void
  /** Makes no more calls; resolves when those under way have ended. */
  stop(): Promise<void>
  /** How many calls wait for their turn, and how many are under way. */
  load(): { readonly waiting: number; readonly running: number }
}

interface Entry extends ReadyItem {
  readonly job: Job
  readonly rate: Rate | null
}

/**
 * @param deps.execute makes the call; resolves when its result is stored
 * @param deps.throttles what each throttle has let through: key → theoretical arrival time
 * @param deps.onThrottle a throttle let one more through: to be stored
 * @param deps.onFailed neither the call nor its failure could be stored: the job is to come again
 * @param deps.capacity how many calls may be under way
 */
export function createScheduler(deps: {
  clock: Clock
  execute: (job: Job) => Promise<void>
  rateOf: (functionId: string) => Rate | null
  throttles: Map<string, number>
  onThrottle: (key: string, tat: number) => Promise<void>
  onFailed: (job: Job) => void
  report: (work: Promise<unknown>) => void
  capacity: number
}): Scheduler {
  const { clock, throttles } = deps
  const offered = new Set<string>()
  const underWay = new Set<Promise<void>>()
  let active = false
  let cancelTimer: (() => void) | null = null
  const queue = createReadyQueue<Entry>((entry, now) => {
    if (entry.throttleKey === null || !entry.rate) return null
    const admission = admit(throttles.get(entry.throttleKey), now, entry.rate)
    if (!admission.admitted) return admission
    throttles.set(entry.throttleKey, admission.tat)
    return null
  })

  function pump(): void {
    while (active && underWay.size < deps.capacity) {
      const entry = queue.take(clock.now())
      if (!entry) break
      const work = make(entry).finally(() => {
        underWay.delete(work)
        queue.release(entry)
        pump()
      })
      underWay.add(work)
    }
    armThrottle()
  }

  async function make(entry: Entry): Promise<void> {
    offered.delete(entry.id)
    const tat = entry.throttleKey === null ? undefined : throttles.get(entry.throttleKey)
    try {
      if (entry.throttleKey !== null && tat !== undefined)
        await deps.onThrottle(entry.throttleKey, tat)
      await deps.execute(entry.job)
    } catch (error) {
      deps.onFailed(entry.job)
      deps.report(Promise.reject(error))
    }
  }

  function armThrottle(): void {
    cancelTimer?.()
    cancelTimer = null
    const at = queue.nextRetryAt()
    if (active && at !== null) cancelTimer = clock.setTimer(pump, Math.max(0, at - clock.now()))
  }

  return {
    offer: (job, run) => {
      if (offered.has(job.id)) return
      offered.add(job.id)
      const starts = job.kind === 'start' && run.startedAt === null
      queue.add({
        id: job.id,
        job,
        score: run.score,
        limits: run.concurrency,
        throttleKey: starts ? run.throttleKey : null,
        rate: starts && run.throttleKey !== null ? deps.rateOf(run.functionId) : null,
      })
      pump()
    },
    start: () => {
      active = true
      pump()
    },
    stop: async () => {
      active = false
      cancelTimer?.()
      cancelTimer = null
      await Promise.allSettled(underWay)
    },
    load: () => ({ waiting: queue.size(), running: underWay.size }),
  }
}
