import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { AppError } from '../../workflows/shared/errors.ts'
import type { SagaLog, SagaState, SagaStatus } from '../../workflows/shared/saga-log.ts'
import { ConcurrentWrite } from '../retry.ts'
import { sagas, sagaSteps } from '../schema/sagas.ts'
import type { Transaction } from '../transaction.ts'
import { born, changed, ofTenant, POTOK, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/**
 * The log of sagas. Whoever writes a step or its undo holds the saga's row until the transaction ends:
 * the do and the undo of a step cannot overlap, and the twin of a step waits and then finds its output.
 */
export function createSagaLog(tx: Transaction, { scope, clock }: RepositoryContext): SagaLog {
  const now = () => new Date(clock.now())
  const saga = (id: string) => ofTenant(sagas, scope, eq(sagas.id, id))
  const stepsOf = (sagaId: string) => ofTenant(sagaSteps, scope, eq(sagaSteps.sagaId, sagaId))
  const change = <T extends typeof sagas | typeof sagaSteps>(table: T) => ({
    ...changed(clock, POTOK),
    version: sql`${table.version} + 1`,
  })

  const lock = async (id: string): Promise<SagaState | null> => {
    const { status, attempt } = sagas
    const [found] = await tx.select({ status, attempt }).from(sagas).where(saga(id)).for('update')
    return found ?? null
  }
  const attemptOf = async (id: string): Promise<number> => {
    const [found] = await tx.select({ attempt: sagas.attempt }).from(sagas).where(saga(id))
    if (found === undefined) throw new AppError('not_found', `There is no saga ${id}.`)
    return found.attempt
  }
  /** Adds the row of a step of the present attempt, or changes it. */
  const putStep = async (
    sagaId: string,
    step: string,
    values: Partial<typeof sagaSteps.$inferInsert>,
    set: Record<string, unknown> = values,
  ) =>
    tx
      .insert(sagaSteps)
      .values({
        ...tenantOf(scope),
        ...born(clock, POTOK),
        ...values,
        sagaId,
        attempt: await attemptOf(sagaId),
        step,
      })
      .onConflictDoUpdate({ target: STEP, set: { ...change(sagaSteps), ...set } })
      .returning({ undoneAt: sagaSteps.undoneAt })

  return {
    lock,

    start: async ({ id, name, subject, runId, input, cause }) => {
      const added = await tx
        .insert(sagas)
        .values({
          ...tenantOf(scope),
          ...born(clock, POTOK),
          id,
          name,
          subject,
          runId,
          input,
          cause: { ...cause },
        })
        .onConflictDoNothing()
        .returning({ id: sagas.id })
      const isNew = added.length > 0
      if (isNew) return { status: 'running', attempt: 1, isNew }
      const state = await lock(id)
      if (state === null) throw new ConcurrentWrite(`The saga ${id} went away.`)
      // Whoever goes on with a saga that has lost its run is its run now.
      await tx
        .update(sagas)
        .set({ runId })
        .where(and(saga(id), eq(sagas.runId, NO_RUN)))
      return { ...state, isNew }
    },

    findStep: async (sagaId, step) => {
      const attempt = await attemptOf(sagaId)
      const [found] = await tx
        .select({ output: sagaSteps.output })
        .from(sagaSteps)
        .where(
          and(
            stepsOf(sagaId),
            eq(sagaSteps.step, step),
            isNotNull(sagaSteps.doneAt),
            isNull(sagaSteps.undoneAt),
            or(eq(sagaSteps.attempt, attempt), sagaSteps.kept),
          ),
        )
        .orderBy(desc(sagaSteps.attempt))
        .limit(1)
      return found ?? null
    },

    steps: async (sagaId) => {
      const attempt = await attemptOf(sagaId)
      const rows = await tx
        .select()
        .from(sagaSteps)
        .where(and(stepsOf(sagaId), or(eq(sagaSteps.attempt, attempt), sagaSteps.kept)))
        .orderBy(sagaSteps.position)
      return rows.map(({ step, output, doneAt, undoneAt }) => ({
        step,
        output,
        done: doneAt !== null,
        undone: undoneAt !== null,
      }))
    },

    recordStep: async (sagaId, step, output, { keep = false } = {}) => {
      const done = { output: output ?? null, doneAt: now(), kept: keep, error: null }
      const tries = sql`${sagaSteps.tries} + 1`
      const [written] = await putStep(sagaId, step, { ...done, tries: 1 }, { ...done, tries })
      if (written?.undoneAt) {
        throw new AppError('conflict', `The step ${step} of saga ${sagaId} was undone already.`)
      }
    },

    recordFailure: async (sagaId, step, reason) => {
      const tries = sql`${sagaSteps.tries} + 1`
      await putStep(sagaId, step, { tries: 1, error: reason }, { tries, error: reason })
    },

    recordUndo: async (sagaId, step, reason) => {
      await putStep(sagaId, step, { undoneAt: now(), undoReason: reason })
    },

    isUndone: async (sagaId, step) => {
      await lock(sagaId)
      const attempt = await attemptOf(sagaId)
      const undone = await tx
        .select({ step: sagaSteps.step })
        .from(sagaSteps)
        .where(
          and(
            stepsOf(sagaId),
            eq(sagaSteps.step, step),
            eq(sagaSteps.attempt, attempt),
            isNotNull(sagaSteps.undoneAt),
          ),
        )
      return undone.length > 0
    },

    move: async (sagaId, from, to, { reason, failedStep } = {}) => {
      const state = await lock(sagaId)
      if (state === null || !from.includes(state.status)) return false
      await tx
        .update(sagas)
        .set({
          ...change(sagas),
          status: to,
          ...(reason === undefined ? {} : { reason }),
          ...(failedStep === undefined ? {} : { failedStep }),
          finishedAt: OPEN.has(to) ? null : now(),
        })
        .where(saga(sagaId))
      return true
    },

    startOver: async (sagaId, runId) => {
      const [state] = await tx
        .update(sagas)
        .set({
          ...change(sagas),
          status: 'running',
          attempt: sql`${sagas.attempt} + 1`,
          runId: runId ?? NO_RUN,
          reason: null,
          failedStep: null,
          finishedAt: null,
        })
        .where(and(saga(sagaId), eq(sagas.status, 'compensated')))
        .returning({ status: sagas.status, attempt: sagas.attempt })
      if (state === undefined) throw new AppError('conflict', 'The saga is not compensated')
      return state
    },
  }
}

const OPEN: ReadonlySet<SagaStatus> = new Set(['running', 'compensating'])
const NO_RUN = ''
const STEP = [
  sagaSteps.organizationId,
  sagaSteps.workspaceId,
  sagaSteps.sagaId,
  sagaSteps.attempt,
  sagaSteps.step,
]
