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

/** A saga as it is locked: it stays so until the transaction ends. */
export interface SagaState {
  status: SagaStatus
  /** From 1; each time that it starts over adds one. */
  attempt: number
}

/** A step of the present attempt. */
export interface SagaStepState {
  step: string
  output: unknown
  done: boolean
  undone: boolean
}

/** The table that an operator reads: each saga, its steps, their outputs, what was undone and why. */
export interface SagaLog {
  /** Adds the saga as `running` when it is not there. Locks it. `isNew`: this call added it. */
  start(saga: NewSaga): Promise<SagaState & { isNew: boolean }>
  /** Locks the saga; null when there is none. */
  lock(sagaId: string): Promise<SagaState | null>
  /** The stored output of a step that was committed and not undone: of this attempt, or kept from one before. */
  findStep(sagaId: string, step: string): Promise<{ output: unknown } | null>
  /** The steps of the present attempt that were done or undone, in the order in which they were first seen. */
  steps(sagaId: string): Promise<SagaStepState[]>
  /** Written in the transaction of the step's own change. */
  recordStep(
    sagaId: string,
    step: string,
    output: unknown,
    options?: { keep?: boolean },
  ): Promise<void>
  /** A try of a step or of its undo that failed, in a transaction of its own. */
  recordFailure(sagaId: string, step: string, reason: string): Promise<void>
  recordUndo(sagaId: string, step: string, reason: string): Promise<void>
  /** The step whose undo is recorded already. Locks the saga. */
  isUndone(sagaId: string, step: string): Promise<boolean>
  /**
   * Moves the saga, if it is in one of `from`.
   * @returns false when it is in another status by now
   */
  move(
    sagaId: string,
    from: readonly SagaStatus[],
    to: SagaStatus,
    why?: { reason?: string; failedStep?: string },
  ): Promise<boolean>
  /** A compensated saga runs once more: only what its steps said to keep stays. */
  startOver(sagaId: string, runId: string | null): Promise<SagaState>
}

/** A saga as people read it. */
export interface SagaRecord {
  id: string
  name: string
  subject: string
  runId: string
  status: SagaStatus
  attempt: number
  /** Why it was undone, in words that may be shown. */
  reason: string | null
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
