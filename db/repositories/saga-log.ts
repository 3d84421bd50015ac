import { and, desc, eq, getTableColumns, or, sql } from 'drizzle-orm'
import { AppError } from '../../workflows/shared/errors.ts'
import type { SagaLog, SagaState, SagaStatus } from '../../workflows/shared/saga-log.ts'
import { ConcurrentWrite } from '../retry.ts'
import { sagas, sagaSteps } from '../schema/sagas.ts'
import type { Transaction } from '../transaction.ts'
import { born, changed, ofTenant, POTOK, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/**
 * The log of sagas. Whoever writes a step or its undo holds the saga's row until the transaction ends:
 * the do and the undo of a step cannot overlap, and the twin of a step waits and then finds its output.
 * What a step gave is read by a query of its own after the lock, because a query that waits for a lock
 * sees other rows as they were before the wait.
 */
export function createSagaLog(tx: Transaction, { scope, clock }: RepositoryContext): SagaLog {
  const now = () => new Date(clock.now())
  const saga = (id: string) => ofTenant(sagas, scope, eq(sagas.id, id))
  const stepsOf = (sagaId: string, attempt: number) =>
    and(
      ofTenant(sagaSteps, scope, eq(sagaSteps.sagaId, sagaId)),
      or(eq(sagaSteps.attempt, attempt), sagaSteps.kept),
    )
  const change = <T extends typeof sagas | typeof sagaSteps>(table: T) => ({
    ...changed(clock, POTOK),
    version: sql`${table.version} + 1`,
  })

  const lock = async (id: string): Promise<SagaState | null> => {
    const { status, attempt, runId } = getTableColumns(sagas)
    const [found] = await tx
      .select({ status, attempt, runId })
      .from(sagas)
      .where(saga(id))
      .for('update')
    return found ?? null
  }
  /** Adds the row of a step, or changes it. */
  const putStep = (
    [sagaId, attempt, step]: [string, number, string],
    values: Partial<typeof sagaSteps.$inferInsert>,
    set: Record<string, unknown> = values,
  ) =>
    tx
      .insert(sagaSteps)
      .values({ ...tenantOf(scope), ...born(clock, POTOK), ...values, sagaId, attempt, step })
      .onConflictDoUpdate({ target: STEP, set: { ...change(sagaSteps), ...set } })
      .returning({ undoneAt: sagaSteps.undoneAt })

  return {
    lock,

    start: async ({ id, name, subject, runId, input, cause }) => {
      const values = { id, name, subject, runId, input, cause: { ...cause } }
      const added = await tx
        .insert(sagas)
        .values({ ...tenantOf(scope), ...born(clock, POTOK), ...values })
        .onConflictDoNothing()
        .returning({ id: sagas.id })
      if (added.length > 0) return { status: 'running', attempt: 1, runId, isNew: true }
      const state = await lock(id)
      if (state === null) throw new ConcurrentWrite(`The saga ${id} went away.`)
      return { ...state, isNew: false }
    },

    findStep: async (sagaId, attempt, step) => {
      const [found] = await tx
        .select(STATE)
        .from(sagaSteps)
        .where(and(stepsOf(sagaId, attempt), eq(sagaSteps.step, step)))
        .orderBy(sql`${sagaSteps.doneAt} is null`, desc(sagaSteps.attempt))
        .limit(1)
      return found ? stateOf(found) : null
    },

    steps: async (sagaId, attempt) => {
      const found = await tx
        .select(STATE)
        .from(sagaSteps)
        .where(stepsOf(sagaId, attempt))
        .orderBy(sagaSteps.position)
      return found.map(stateOf)
    },

    recordStep: async (sagaId, attempt, step, output, { keep = false } = {}) => {
      const done = { output: output ?? null, doneAt: now(), kept: keep, error: null }
      const tries = sql`${sagaSteps.tries} + 1`
      const key: [string, number, string] = [sagaId, attempt, step]
      const [written] = await putStep(key, { ...done, tries: 1 }, { ...done, tries })
      if (written?.undoneAt) {
        throw new AppError('conflict', `The step ${step} of saga ${sagaId} was undone already.`)
      }
    },

    recordFailure: async (sagaId, attempt, step, reason) => {
      const tries = sql`${sagaSteps.tries} + 1`
      const key: [string, number, string] = [sagaId, attempt, step]
      await putStep(key, { tries: 1, error: reason }, { tries, error: reason })
    },

    recordUndo: async (sagaId, attempt, step, reason) => {
      await putStep([sagaId, attempt, step], { undoneAt: now(), undoReason: reason })
    },

    move: async (sagaId, { status, attempt, runId }, to) => {
      const isThere = [eq(sagas.status, status), eq(sagas.attempt, attempt), eq(sagas.runId, runId)]
      const moved = await tx
        .update(sagas)
        .set({ ...change(sagas), ...to, finishedAt: OPEN.has(to.status) ? null : now() })
        .where(and(saga(sagaId), ...isThere))
        .returning({ id: sagas.id })
      return moved.length > 0
    },

    startOver: async (sagaId, runId) => {
      const [state] = await tx
        .update(sagas)
        .set({
          ...change(sagas),
          status: 'running',
          attempt: sql`${sagas.attempt} + 1`,
          runId,
          reason: null,
          code: null,
          failedStep: null,
          finishedAt: null,
        })
        .where(and(saga(sagaId), eq(sagas.status, 'compensated')))
        .returning({ status: sagas.status, attempt: sagas.attempt, runId: sagas.runId })
      if (state === undefined) throw new AppError('conflict', 'The saga is not compensated')
      return state
    },

    progressedAt: async (sagaId) => {
      const [found] = await tx
        .select({
          at: sql<Date>`greatest(${sagas.updatedAt}, max(${sagaSteps.updatedAt}))`.mapWith(
            sagas.updatedAt,
          ),
        })
        .from(sagas)
        .leftJoin(
          sagaSteps,
          and(
            eq(sagaSteps.organizationId, sagas.organizationId),
            eq(sagaSteps.workspaceId, sagas.workspaceId),
            eq(sagaSteps.sagaId, sagas.id),
          ),
        )
        .where(saga(sagaId))
        .groupBy(sagas.updatedAt)
      return found?.at.getTime() ?? 0
    },
  }
}

const OPEN: ReadonlySet<SagaStatus> = new Set(['running', 'compensating'])
const STEP = [
  sagaSteps.organizationId,
  sagaSteps.workspaceId,
  sagaSteps.sagaId,
  sagaSteps.attempt,
  sagaSteps.step,
]
const STATE = {
  step: sagaSteps.step,
  output: sagaSteps.output,
  doneAt: sagaSteps.doneAt,
  undoneAt: sagaSteps.undoneAt,
}

interface StepRow {
  step: string
  output: unknown
  doneAt: Date | null
  undoneAt: Date | null
}

const stateOf = ({ step, output, doneAt, undoneAt }: StepRow) => ({
  step,
  output,
  done: doneAt !== null,
  undone: undoneAt !== null,
})
