import type { SQL } from 'drizzle-orm'
import { encodeJson } from '../json.ts'
import { prepared } from '../prepared.ts'
import type { TablePlan } from './plan-of.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Inserts rows by one parameter for all of them, and one for each value that they share. Columns that are
 * empty in all rows are left out: to read and to write them takes PostgreSQL as long as the others.
 * @param rows by the names of their columns
 * @param rest what follows the statement, such as `returning id`
 */
export function insertRows(
  { name, columns }: Pick<TablePlan, 'name' | 'columns'>,
  rows: readonly Values[],
  shared: Values,
  rest = '',
): SQL {
  // One with a default would take that instead of nothing.
  const own = columns.filter(
    (column) =>
      !(column.name in shared) &&
      (column.hasDefault || rows.some((row) => (row[column.name] ?? null) !== null)),
  )
  const common = columns.filter((column) => column.name in shared)
  const names = [...common, ...own].map((column) => `"${column.name}"`)
  const values = [
    ...common.map((column, index) => `$${index + 2}::${column.getSQLType()}`),
    ...own.map((column) => `v."${column.name}"`),
  ]
  const types = own.map((column) => `"${column.name}" ${column.getSQLType()}`)
  const text = `insert into "${name}" (${names.join(', ')}) select ${values.join(', ')}
    from jsonb_to_recordset($1::jsonb) as v(${types.join(', ')}) ${rest}`
  return prepared(text, [encodeJson(rows), ...common.map((column) => shared[column.name])])
}
