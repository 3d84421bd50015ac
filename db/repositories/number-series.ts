import { sql } from 'drizzle-orm'
import { AppError } from '../../workflows/shared/errors.ts'
import type { NumberSeries } from '../../workflows/shared/number-series.ts'
import { numberSeries } from '../schema/numbers.ts'
import type { Transaction } from '../transaction.ts'
import { type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** Series of numbers of one tenant: the row is locked until the transaction ends, so none is lost or given twice. */
export function createNumberSeries(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): NumberSeries {
  return {
    next: async (series) => {
      const updatedAt = new Date(clock.now())
      const [row] = await tx
        .insert(numberSeries)
        .values({ ...tenantOf(scope), series, last: 1, updatedAt })
        .onConflictDoUpdate({
          target: [numberSeries.organizationId, numberSeries.workspaceId, numberSeries.series],
          set: { last: sql`${numberSeries.last} + 1`, updatedAt },
        })
        .returning({ last: numberSeries.last })
      if (row === undefined) throw new AppError('internal', 'A number was not given')
      return row.last
    },
  }
}
