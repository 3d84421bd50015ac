import type { Context } from 'hono'
import { requirePermission } from '../../../workflows/access/caller.ts'
import { csvColumnsOf, type CsvColumn } from '../../../workflows/csv/columns-of.ts'
import { makeFields } from '../../../workflows/csv/make-fields.ts'
import { matchHeader } from '../../../workflows/csv/match-header.ts'
import type { ColumnPlan } from '../../../workflows/csv/plan-columns.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { customField } from '../../../workflows/entities/custom-field.ts'
import { customFieldsOf } from '../../../workflows/registry/custom-fields-of.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { permissionOf } from '../../../workflows/registry/paths.ts'
import { AppError } from '../../../workflows/shared/errors.ts'
import type { ApiEnv } from '../authenticate.ts'
import { contextOf } from '../write.ts'
import { planImport } from './plan-import.ts'
import { csvRows, type CsvRow } from './csv-rows.ts'
import { csvCharset, csvText, tooLarge } from './csv-text.ts'
import { headless } from './headless.ts'
import { flagOf } from './flag-of.ts'
import { importChunk } from './import-chunk.ts'
import { createImportReport } from './import-report.ts'
import { onlyParameters } from './only-parameters.ts'

const MAX_BYTES = 200 * 1024 * 1024
const CHUNK = 100

type Plan = Pick<ColumnPlan, 'columns'> & Partial<ColumnPlan> & { rows: AsyncGenerator<CsvRow> }

/**
 * `POST /<entities>/import`: makes a record of each row of a CSV file, which is read as a stream. Each
 * 100 rows are one transaction; a row that breaks a rule is reported and skipped. The header row is
 * checked before anything is written; with `newFields` what it does not name becomes a custom field. A file that cannot be read any further ends the import there: what
 * was made before stays, and the report says so.
 */
export async function importRoute(
  deps: Deps,
  c: Context<ApiEnv>,
  entity: AnyEntity,
): Promise<Response> {
  const charset = csvCharset(c.req.header('content-type'))
  onlyParameters(c, ['dryRun', 'newFields'])
  const dryRun = flagOf(c, 'dryRun')
  const withNewFields = flagOf(c, 'newFields')
  if (withNewFields) requirePermission(c.get('caller'), permissionOf(customField, 'create'))
  const { body } = c.req.raw
  if (!body) throw headless()
  if (Number(c.req.header('content-length') ?? 0) > MAX_BYTES) throw tooLarge(MAX_BYTES)
  const context = contextOf(c)
  const customFields = await deps.inTenant(context, (r) => customFieldsOf(deps, r, context, entity))

  const named = /charset/i.test(c.req.header('content-type') ?? '')
  const text = csvText(body, { charset, maxBytes: MAX_BYTES, guess: withNewFields && !named })
  const read = csvRows(text)
  const plan: Plan = withNewFields
    ? await planImport(deps, c, entity, customFields, read)
    : { columns: await matched(read, csvColumnsOf(entity, customFields)), rows: read }
  const { columns, rows, newFields = [] } = plan
  if (!dryRun && newFields.length > 0) {
    await deps.inTenant(context, (r) => makeFields(deps, r, context, newFields))
  }

  const report = createImportReport(dryRun, plan.told)
  let part = 0
  const flush = async (chunk: readonly CsvRow[]) => {
    report.add(await importChunk(deps, c, entity, { columns, chunk, part, dryRun, newFields }))
    part += 1
  }
  let chunk: CsvRow[] = []
  try {
    for await (const row of rows) {
      chunk.push(row)
      if (chunk.length < CHUNK) continue
      await flush(chunk)
      chunk = []
    }
  } catch (error) {
    const unreadable =
      error instanceof AppError && error.fields.some(({ field }) => field === 'file')
    if (!unreadable || part === 0) throw error
    report.stop(error)
  }
  if (chunk.length > 0) await flush(chunk)
  return c.json(report.body())
}

/** What the header row names. Refusing it, leaves the rest of the file unread. */
async function matched(rows: AsyncGenerator<CsvRow>, columns: readonly CsvColumn[]) {
  try {
    const header = await rows.next()
    if (header.done) throw headless()
    return matchHeader(header.value.cells, columns)
  } catch (error) {
    await rows.return(undefined)
    throw error
  }
}
