import { stringify } from 'csv-stringify/sync'
import type { Context } from 'hono'
import { writeCell } from '../../../workflows/csv/cell.ts'
import { csvColumnsOf, type CsvColumn } from '../../../workflows/csv/columns-of.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { customFieldsOf } from '../../../workflows/registry/custom-fields-of.ts'
import type { AnyEntity, EntityRecord } from '../../../workflows/registry/entity.ts'
import { invalidInput } from '../../../workflows/registry/errors.ts'
import { slugOf } from '../../../workflows/registry/paths.ts'
import type { ApiEnv } from '../authenticate.ts'
import { contextOf } from '../write.ts'
import { flagOf } from './flag-of.ts'
import { textStream } from '../text-stream.ts'
import { recordQueryOf } from './record-query-of.ts'

const PAGE = 1000
/** Excel reads UTF-8 only after a byte order mark. */
const BOM = '\ufeff'

/**
 * `GET /<entities>/export`: all records that the filters leave, as CSV (RFC 4180), a page at a time. What
 * changes meanwhile may or may not be in it. Fields that are stored encrypted are in clear, as they are in
 * the API.
 */
export async function exportRoute(
  deps: Pick<Deps, 'inTenant' | 'cache'>,
  c: Context<ApiEnv>,
  entity: AnyEntity,
): Promise<Response> {
  const context = contextOf(c)
  const excel = flagOf(c, 'excel')
  const paged = ['limit', 'cursor'].filter((name) => c.req.query(name) !== undefined)
  if (paged.length > 0) {
    const rule = 'is not a parameter of an export, which has all records'
    throw invalidInput(
      'The request',
      paged.map((field) => ({ field, rule })),
    )
  }
  const { query, columns } = await deps.inTenant(context, async (r) => ({
    query: await recordQueryOf(deps, r, c, entity, ['excel']),
    columns: csvColumnsOf(entity, await customFieldsOf(deps, r, context, entity)),
  }))

  async function* pages() {
    yield `${excel ? BOM : ''}${csv([columns.map(({ name }) => name)], excel)}`
    let cursor: string | null | undefined
    while (cursor !== null) {
      const { records, nextCursor } = await deps.inTenant(context, (r) =>
        r.records.list(entity, { ...query, limit: PAGE, cursor: cursor ?? undefined }),
      )
      yield csv(
        records.map((record) => columns.map((column) => cellOf(record, column))),
        excel,
      )
      cursor = nextCursor
    }
  }

  return c.body(textStream(pages()), 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${slugOf(entity)}.csv"`,
    'cache-control': 'no-store',
  })
}

function csv(rows: string[][], excel: boolean): string {
  const delimiter = excel ? ';' : ','
  // Left alone, a lone CR or LF in a cell is not quoted, and readers take it for the end of the row.
  return stringify(rows, { record_delimiter: '\r\n', delimiter, quoted_match: /[\r\n]/ })
}

function cellOf(record: EntityRecord, { name, field, custom }: CsvColumn): string {
  return writeCell(field, custom === undefined ? record[name] : record.customFields[custom])
}
