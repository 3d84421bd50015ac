/** An event as the SDK sees it (https://www.inngest.com/docs/features/events-triggers/event-format). */
export interface EventPayload {
  id?: string
  name: string
  data: Record<string, unknown>
  user: Record<string, unknown>
  /** Milliseconds since the Unix epoch. */
  ts: number
  v?: string
  meta?: unknown
}

export type RunStatus = 'Queued' | 'Running' | 'Completed' | 'Failed' | 'Cancelled'

/** `deferred` and `dropped` are for what `defer()` asked for: they are never waited for. */
export type StepStatus = 'planned' | 'waiting' | 'done' | 'deferred' | 'dropped'

/** What the engine remembers of one step. `memo` is the JSON that the SDK gets back for it. */
export interface Step {
  readonly id: string
  readonly op: string
  readonly name: string
  status: StepStatus
  /** Place in the stack: the order in which steps were finished. */
  position: number | null
  memo: string | null
  failed: boolean
  /** Part of a group of parallel steps of which the run waits for all. */
  pending: boolean
  /** Part of a race: the run goes on as soon as this step is finished. */
  race: boolean
  attempts: number
  readonly startedAt: number
  endedAt: number | null
}

/** A limit on how much may run at once under one key. */
export interface ConcurrencyLimit {
  readonly key: string
  readonly limit: number
}

export type JobKind =
  | 'start'
  | 'call'
  | 'sleep'
  | 'wait-timeout'
  | 'start-timeout'
  | 'finish-timeout'
  | 'debounce'
  | 'batch'
  | 'cron'

/** Something to do at a time: a call to the app, or a timer. */
export interface Job {
  readonly id: string
  readonly kind: JobKind
  /** Null for timers that belong to a function rather than to a run. */
  readonly runId: string | null
  readonly functionId: string
  /** The step that the app is asked to run, or `step` when it is to look for new ones. */
  readonly stepId: string
  dueAt: number
  /** Zero-based. */
  attempt: number
  /** Grows by one with every call that is made for this job. */
  generation: number
  /** The app is being called for it now; in memory only. */
  running?: boolean
}

/** One run of one function, as it is held in memory while it is alive. */
export interface Run {
  readonly id: string
  readonly functionId: string
  readonly appName: string
  status: RunStatus
  readonly eventIds: readonly string[]
  /** Each of the triggering events, as JSON. */
  readonly events: readonly string[]
  readonly batchId: string | null
  readonly cron: string | null
  readonly queuedAt: number
  startedAt: number | null
  endedAt: number | null
  /** JSON. */
  output: string | null
  /** Order in the queue: milliseconds, the time of the run less its priority. */
  readonly score: number
  readonly concurrency: readonly ConcurrencyLimit[]
  readonly throttleKey: string | null
  readonly singletonKey: string | null
  /** The run and step that invoked this one. */
  readonly parent: { readonly runId: string; readonly stepId: string } | null
  /** The app is told to plan every step rather than to run it at once. */
  forcePlan: boolean
  /** The hashing scheme of step ids that the app announced; -1 until it has. */
  requestVersion: number
  readonly steps: Map<string, Step>
  readonly jobs: Map<string, Job>
  /** Bytes of step output. */
  stateSize: number
}

/** A run that waits for something from outside: an event, a signal, a cancellation. */
export interface Wait {
  readonly id: string
  readonly runId: string
  readonly stepId: string | null
  readonly kind: 'event' | 'signal' | 'cancel'
  /** The event's name, or the signal. */
  readonly name: string
  readonly expression: string | null
  readonly expiresAt: number | null
}

/** The error shape of the wire protocol. */
export interface WireError {
  name: string
  message: string
  stack?: string
  [key: string]: unknown
}

/** The part of pino that the engine uses. */
export interface Logger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
