import type { Clock } from '../clock.ts'
import type { Job } from '../types.ts'
import { createHeap } from './heap.ts'

/** The jobs that are not due yet, in memory as far as a horizon; the table has them all. */
export interface Agenda {
  /** Takes the job in; a job with the same id is replaced. */
  add(job: Job): void
  remove(id: string): void
  start(): Promise<void>
  stop(): void
}

/**
 * Calls `onDue` with each job when its time has come.
 * @param deps.load reads up to `limit` jobs that are due after `after`, the earliest first
 * @param deps.capacity how many jobs to read at a time
 */
export function createAgenda(deps: {
  clock: Clock
  load: (after: number, limit: number) => Promise<readonly Job[]>
  onDue: (jobs: readonly Job[]) => void
  capacity: number
}): Agenda {
  const known = new Map<string, Job>()
  const heap = createHeap<{ id: string; dueAt: number }>((a, b) => a.dueAt < b.dueAt)
  /** Jobs that are due later than this are in the table only. */
  let horizon = Number.POSITIVE_INFINITY
  let running = false
  let cancelTimer: (() => void) | null = null
  let timerAt = Number.POSITIVE_INFINITY

  function take(job: Job): void {
    known.set(job.id, job)
    heap.push({ id: job.id, dueAt: job.dueAt })
  }

  async function load(after: number): Promise<void> {
    const jobs = await deps.load(after, deps.capacity)
    const last = jobs.at(-1)
    horizon = last && jobs.length >= deps.capacity ? last.dueAt : Number.POSITIVE_INFINITY
    for (const job of jobs) if (!known.has(job.id)) take(job)
  }

  function loadMore(): void {
    // While the database is away there is nothing to load; it is asked again.
    const again = () => void deps.clock.setTimer(() => running && loadMore(), 1_000)
    load(horizon).then(arm, again)
  }

  function fire(): void {
    cancelTimer = null
    timerAt = Number.POSITIVE_INFINITY
    if (!running) return
    const now = deps.clock.now()
    const due: Job[] = []
    for (let next = heap.peek(); next && next.dueAt <= now; next = heap.peek()) {
      heap.pop()
      const job = known.get(next.id)
      if (!job || job.dueAt !== next.dueAt) continue
      known.delete(next.id)
      due.push(job)
    }
    if (due.length > 0) deps.onDue(due)
    if (known.size === 0 && horizon !== Number.POSITIVE_INFINITY) loadMore()
    else arm()
  }

  function arm(): void {
    const next = heap.peek()
    if (!running || !next || next.dueAt >= timerAt) return
    cancelTimer?.()
    timerAt = next.dueAt
    cancelTimer = deps.clock.setTimer(fire, Math.max(0, next.dueAt - deps.clock.now()))
  }

  return {
    add: (job) => {
      if (job.dueAt > horizon) {
        known.delete(job.id)
        return
      }
      take(job)
      arm()
    },
    remove: (id) => {
      known.delete(id)
    },
    start: async () => {
      running = true
      await load(-1)
      arm()
    },
    stop: () => {
      running = false
      cancelTimer?.()
      cancelTimer = null
      timerAt = Number.POSITIVE_INFINITY
    },
  }
}
