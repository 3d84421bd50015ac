import { asc, desc, eq, sql } from 'drizzle-orm'
import type { SagaCause, SagaReader, SagaRecord } from '../../workflows/shared/saga-log.ts'
import { sagas, sagaSteps } from '../schema/sagas.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext } from './tenant-rows.ts'

/** Sagas of one tenant, as people read them. */
export function createSagaReader(
  tx: Transaction,
  { scope }: Pick<RepositoryContext, 'scope'>,
): SagaReader {
  return {
    list: async ({ status, name, subject }, { limit, before }) => {
      const last = tx
        .select({ createdAt: sagas.createdAt })
        .from(sagas)
        .where(ofTenant(sagas, scope, eq(sagas.id, before ?? '')))
      const rows = await tx
        .select()
        .from(sagas)
        .where(
          ofTenant(
            sagas,
            scope,
            status && eq(sagas.status, status),
            name === undefined ? undefined : eq(sagas.name, name),
            subject === undefined ? undefined : eq(sagas.subject, subject),
            before === undefined
              ? undefined
              : sql`(${sagas.createdAt}, ${sagas.id}) < (${last}, ${before})`,
          ),
        )
        .orderBy(desc(sagas.createdAt), desc(sagas.id))
        .limit(limit)
      return rows.map(toRecord)
    },

    find: async (id) => {
      const [found] = await tx
        .select()
        .from(sagas)
        .where(ofTenant(sagas, scope, eq(sagas.id, id)))
      return found ? toRecord(found) : null
    },

    stepsOf: async (id) => {
      const rows = await tx
        .select()
        .from(sagaSteps)
        .where(ofTenant(sagaSteps, scope, eq(sagaSteps.sagaId, id)))
        .orderBy(asc(sagaSteps.attempt), asc(sagaSteps.position))
      return rows.map(({ step, attempt, tries, output, error, doneAt, undoneAt, undoReason }) => ({
        step,
        attempt,
        tries,
        output,
        error,
        doneAt: doneAt?.toISOString() ?? null,
        undoneAt: undoneAt?.toISOString() ?? null,
        undoReason,
      }))
    },
  }
}

function toRecord(row: typeof sagas.$inferSelect): SagaRecord {
  const { id, name, subject, runId, status, attempt, reason, code, failedStep } = row
  return {
    id,
    name,
    subject,
    runId,
    status,
    attempt,
    reason,
    code,
    failedStep,
    input: row.input,
    cause: row.cause as unknown as SagaCause,
    startedAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
