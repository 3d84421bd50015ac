import type { Context } from 'hono'
import { settingsIn } from '../../../workflows/access/settings-in.ts'
import { planColumns, type ColumnPlan } from '../../../workflows/csv/plan-columns.ts'
import type { Deps } from '../../../workflows/deps.ts'
import type { CustomField } from '../../../workflows/registry/custom-fields-of.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { FILE } from '../../../workflows/suggest/field.ts'
import type { ApiEnv } from '../authenticate.ts'
import { contextOf } from '../write.ts'
import type { CsvRow } from './csv-rows.ts'
import { headless } from './headless.ts'

/** So many rows tell the types of new columns. */
const LOOKED_AT = 1000

/**
 * Where the columns of a file go, by its header and first rows.
 * @returns `rows` gives all rows but the header, the ones that were looked at too
 */
export async function planImport(
  deps: Deps,
  c: Context<ApiEnv>,
  entity: AnyEntity,
  customFields: readonly CustomField[],
  read: AsyncGenerator<CsvRow>,
): Promise<ColumnPlan & { rows: AsyncGenerator<CsvRow> }> {
  const context = contextOf(c)
  const { timeZone, feedback } = await deps.inTenant(context, async (r) => ({
    timeZone: (await settingsIn(deps, context, r)).timeZone,
    feedback: await r.mappingFeedback.of(FILE, entity.name),
  }))
  const first: CsvRow[] = []
  try {
    const header = await read.next()
    if (header.done) throw headless()
    let whole = false
    while (first.length < LOOKED_AT && !whole) {
      const next = await read.next()
      if (next.done) whole = true
      else first.push(next.value)
    }
    const country = deps.formats.countryOf(timeZone)
    const plan = planColumns({
      entity,
      customFields,
      header: header.value.cells,
      rows: first.map(({ cells }) => cells),
      whole,
      forms: { formats: deps.formats, country, timeZone },
      feedback,
    })
    return { ...plan, rows: join(first, read) }
  } catch (error) {
    await read.return(undefined)
    throw error
  }
}

async function* join(
  first: readonly CsvRow[],
  rest: AsyncGenerator<CsvRow>,
): AsyncGenerator<CsvRow> {
  yield* first
  yield* rest
}
