import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { AppError } from '../../workflows/shared/errors.ts'
import type { SagaLog } from '../../workflows/shared/saga-log.ts'
import { ConcurrentWrite } from '../retry.ts'
import { sagas, sagaSteps } from '../schema/sagas.ts'
import type { Transaction } from '../transaction.ts'
import { born, changed, ofTenant, POTOK, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/**
 * The log of sagas. `start` and `isUndone` lock the saga until the transaction ends: the do and the
 * undo of a step cannot overlap, and the twin of a step waits and then finds its output.
 */
export function createSagaLog(tx: Transaction, { scope, clock }: RepositoryContext): SagaLog {
  const now = () => new Date(clock.now())
  const saga = (id: string) => ofTenant(sagas, scope, eq(sagas.id, id))
  const lock = (id: string) => tx.select({ id: sagas.id }).from(sagas).where(saga(id)).for('update')
  const stepOf = (sagaId: string, step: string) =>
    ofTenant(sagaSteps, scope, eq(sagaSteps.sagaId, sagaId), eq(sagaSteps.step, step))
  const change = <T extends typeof sagas | typeof sagaSteps>(table: T) => ({
    ...changed(clock, POTOK),
    version: sql`${table.version} + 1`,
  })

  return {
    start: async ({ id, name, subject, runId }) => {
      await tx
        .insert(sagas)
        .values({ ...tenantOf(scope), ...born(clock, POTOK), id, name, subject, runId })
        .onConflictDoNothing()
      await lock(id)
    },

    findStep: async (sagaId, step) => {
      const [found] = await tx
        .select({ output: sagaSteps.output })
        .from(sagaSteps)
        .where(and(stepOf(sagaId, step), isNotNull(sagaSteps.doneAt)))
      return found ?? null
    },

    recordStep: async (sagaId, step, output) => {
      const inserted = await tx
        .insert(sagaSteps)
        .values({
          ...tenantOf(scope),
          ...born(clock, POTOK),
          sagaId,
          step,
          output: output ?? null,
          doneAt: now(),
        })
        .onConflictDoNothing()
        .returning({ step: sagaSteps.step })
      if (inserted.length > 0) return
      const [twin] = await tx.select().from(sagaSteps).where(stepOf(sagaId, step))
      if (twin?.undoneAt) {
        throw new AppError('conflict', `The step ${step} of saga ${sagaId} was undone already.`)
      }
      throw new ConcurrentWrite(`The step ${step} of saga ${sagaId} was committed meanwhile.`)
    },

    recordUndo: async (sagaId, step, reason) => {
      await tx
        .insert(sagaSteps)
        .values({
          ...tenantOf(scope),
          ...born(clock, POTOK),
          sagaId,
          step,
          undoneAt: now(),
          undoReason: reason,
        })
        .onConflictDoUpdate({
          target: [
            sagaSteps.organizationId,
            sagaSteps.workspaceId,
            sagaSteps.sagaId,
            sagaSteps.step,
          ],
          set: { ...change(sagaSteps), undoneAt: now(), undoReason: reason },
        })
    },

    isUndone: async (sagaId, step) => {
      await lock(sagaId)
      const undone = await tx
        .select({ step: sagaSteps.step })
        .from(sagaSteps)
        .where(and(stepOf(sagaId, step), isNotNull(sagaSteps.undoneAt)))
      return undone.length > 0
    },

    setStatus: async (sagaId, status, reason) => {
      const finished = status !== 'running' && status !== 'compensating'
      const updated = await tx
        .update(sagas)
        .set({
          ...change(sagas),
          status,
          ...(reason === undefined ? {} : { reason }),
          finishedAt: finished ? now() : null,
        })
        .where(saga(sagaId))
        .returning({ id: sagas.id })
      if (updated.length === 0) throw new AppError('not_found', `There is no saga ${sagaId}.`)
    },
  }
}
