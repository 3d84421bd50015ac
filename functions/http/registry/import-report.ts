import type { PlannedColumn } from '../../../workflows/csv/plan-columns.ts'
import type { AppError, FieldError } from '../../../workflows/shared/errors.ts'

const MAX_ERRORS = 1000

/** A row that made no record. */
export interface RowFailure {
  /** The line of the file on which it begins. */
  row: number
  errors: readonly FieldError[]
}

export interface ChunkReport {
  created: number
  failures: readonly RowFailure[]
}

/** Counts what the chunks of an import did, and keeps the first 1,000 failures. */
export function createImportReport(dryRun: boolean, columns?: readonly PlannedColumn[]) {
  const counts = { created: 0, failed: 0 }
  const errors: RowFailure[] = []
  let stopped: readonly FieldError[] | null = null
  return {
    add({ created, failures }: ChunkReport) {
      counts.created += created
      counts.failed += failures.length
      errors.push(...failures.slice(0, MAX_ERRORS - errors.length))
    },
    /** The rest of the file was not read. */
    stop(why: AppError) {
      stopped = why.fields
    },
    body: () => ({
      ...counts,
      dryRun,
      complete: stopped === null,
      stopped,
      errors,
      ...(columns ? { columns } : {}),
    }),
  }
}
