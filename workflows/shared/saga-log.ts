import type { EventContext } from './events.ts'

export const SAGA_STATUSES = [
  'running',
  'completed',
  'compensating',
  'compensated',
  'compensation_failed',
] as const
export type SagaStatus = (typeof SAGA_STATUSES)[number]

/** Who and why, without the tenant: kept with a saga, so that it can go on without the event that began it. */
export type SagaCause = Omit<EventContext, 'organizationId' | 'workspaceId'>

export interface NewSaga {
  id: string
  name: string
  /** The record that it is about. */
  subject: string
  runId: string
  /** What its body is called with. */
  input: Record<string, unknown>
  cause: SagaCause
}

/**
 * Who works on a saga: one run in one attempt. A run that is slow, repeated or given up finds another
 * holder and stops: it can neither do nor undo anything any more.
 */
export interface SagaHold {
  /** Empty while it waits for the run that takes it over. */
  runId: string
  /** From 1; each time that it starts over adds one. */
  attempt: number
}

/** A saga as it is locked: it stays so until the transaction ends. */
export interface SagaState extends SagaHold {
  status: SagaStatus
}

/** A step of an attempt, or one kept from an attempt before it. */
export interface SagaStepState {
  step: string
  output: unknown
  done: boolean
  undone: boolean
}

export interface SagaChange {
  status: SagaStatus
  runId?: string
  /** Why it is undone, in words that may be shown. */
  reason?: string
  /** The ErrorCode behind the reason; `cancelled` when somebody stopped it. */
  code?: string
  failedStep?: string
}

/** The table that an operator reads: each saga, its steps, their outputs, what was undone and why. */
export interface SagaLog {
  /** Adds the saga as `running` when it is not there. Locks it. `isNew`: this call added it. */
  start(saga: NewSaga): Promise<SagaState & { isNew: boolean }>
  /** Locks the saga; null when there is none. */
  lock(sagaId: string): Promise<SagaState | null>
  findStep(sagaId: string, attempt: number, step: string): Promise<SagaStepState | null>
  /** In the order in which they were first seen. */
  steps(sagaId: string, attempt: number): Promise<SagaStepState[]>
  /**
   * Written in the transaction of the step's own change.
   * @throws AppError `conflict` for a step that was undone
   */
  recordStep(
    sagaId: string,
    attempt: number,
    step: string,
    output: unknown,
    options?: { keep?: boolean },
  ): Promise<void>
  /** A try of a step or of its undo that failed, in a transaction of its own. */
  recordFailure(sagaId: string, attempt: number, step: string, reason: string): Promise<void>
  recordUndo(sagaId: string, attempt: number, step: string, reason: string): Promise<void>
  /**
   * Moves the saga, if it still is as `from` says. Locks it.
   * @returns false when it is otherwise by now, and then nothing is changed
   */
  move(sagaId: string, from: SagaState, change: SagaChange): Promise<boolean>
  /**
   * A locked saga that is compensated runs once more: only what its steps said to keep stays.
   * @throws AppError `conflict` when it is not compensated
   */
  startOver(sagaId: string, runId: string): Promise<SagaState>
  /** When it or one of its steps was last written to, in milliseconds since 1970. */
  progressedAt(sagaId: string): Promise<number>
}

/** The run of a saga that waits for the one that takes it over. */
export const NO_RUN = ''

/** A saga as people read it. */
export interface SagaRecord {
  id: string
  name: string
  subject: string
  /** Of the run that works on it, or did last; empty while it waits for one. */
  runId: string
  status: SagaStatus
  attempt: number
  /** Why it was undone, in words that may be shown. */
  reason: string | null
  /** The ErrorCode behind the reason; `cancelled` when somebody stopped it. */
  code: string | null
  failedStep: string | null
  input: Record<string, unknown>
  cause: SagaCause
  /** ISO 8601, UTC. */
  startedAt: string
  updatedAt: string
  finishedAt: string | null
}

export interface SagaStepRecord {
  step: string
  attempt: number
  /** Tries, the successful one too. */
  tries: number
  output: unknown
  error: string | null
  doneAt: string | null
  undoneAt: string | null
  undoReason: string | null
}

export interface SagaReader {
  /** Newest first; `before` is the id of the last one of the page before. */
  list(
    filter: {
      status?: SagaStatus | undefined
      name?: string | undefined
      subject?: string | undefined
    },
    page: { limit: number; before?: string | undefined },
  ): Promise<SagaRecord[]>
  find(id: string): Promise<SagaRecord | null>
  /** Of every attempt, in their order. */
  stepsOf(id: string): Promise<SagaStepRecord[]>
}
