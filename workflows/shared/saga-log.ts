export type SagaStatus =
  | 'running'
  | 'completed'
  | 'compensating'
  | 'compensated'
  | 'compensation_failed'

/** The table that an operator reads: each saga, its steps, their outputs, what was undone and why. */
export interface SagaLog {
  /** Does nothing when the saga is there already. */
  start(saga: { id: string; name: string; subject: string; runId: string }): Promise<void>
  /** The stored output of a step, when it was committed before. */
  findStep(sagaId: string, step: string): Promise<{ output: unknown } | null>
  /** Written in the transaction of the step's own change. */
  recordStep(sagaId: string, step: string, output: unknown): Promise<void>
  recordUndo(sagaId: string, step: string, reason: string): Promise<void>
  /** The step whose undo is recorded already. */
  isUndone(sagaId: string, step: string): Promise<boolean>
  setStatus(sagaId: string, status: SagaStatus, reason?: string): Promise<void>
}
