import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Change } from './change.ts'
import { columns } from './tables.ts'
import type { TableName, Tables } from './tables.ts'

/** Another engine has taken over this database: nothing of this one is written any more. */
export class FencedError extends Error {
  override readonly name = 'FencedError'
}

const tableNames = Object.keys(columns) as TableName[]

interface Merged {
  readonly rows: Map<string, Tables[TableName] | null>
}

/**
 * Writes several changes as one SQL statement, hence as one transaction and one round trip, provided
 * that `epoch` is still this engine's. Rows that change twice are written once.
 * @throws FencedError when another engine has taken over
 */
export async function flush(
  database: SqlDatabase,
  epoch: number,
  changes: readonly Change[],
): Promise<void> {
  const ended = [...new Set(changes.flatMap((change) => change.endedRuns))]
  const merged = merge(changes, new Set(ended))
  const parts: string[] = []
  const params: unknown[] = [epoch]
  const param = (value: unknown) => `$${params.push(value)}`
  for (const table of tableNames) {
    const rows: Tables[TableName][] = []
    const dropped: string[] = []
    for (const [key, row] of merged[table].rows) {
      if (row) rows.push(row)
      else dropped.push(key)
    }
    if (rows.length > 0) parts.push(upsert(table, param(JSON.stringify(rows))))
    if (dropped.length > 0) {
      const key = columns[table].names[0]
      parts.push(
        `delete from engine.${table} using fence where ${key} = any(${param(dropped)}::text[])`,
      )
    }
  }
  if (ended.length > 0) {
    const runs = `${param(ended)}::text[]`
    parts.push(`delete from engine.jobs using fence where run_id = any(${runs})`)
    parts.push(`delete from engine.waits using fence where run_id = any(${runs})`)
  }
  if (parts.length === 0) return
  const rows = await database.query(
    `with fence as (select 1 from engine.instance where id = 1 and epoch = $1 for share), ${parts
      .map((part, i) => `part${i} as (${part})`)
      .join(', ')} select 1 as ok from fence`,
    params,
  )
  if (rows.length === 0) throw new FencedError('another engine has taken over this database')
}

function merge(
  changes: readonly Change[],
  ended: ReadonlySet<string>,
): { [T in TableName]: Merged } {
  const merged = Object.fromEntries(tableNames.map((name) => [name, { rows: new Map() }])) as {
    [T in TableName]: Merged
  }
  for (const change of changes) {
    for (const write of change.writes) {
      const { rows } = merged[write.table]
      if ('row' in write) rows.set(keyOf(write.table, write.row), write.row)
      else rows.set(write.key, null)
    }
  }
  for (const table of ['jobs', 'waits'] as const) {
    for (const [key, row] of merged[table].rows) {
      const runId = row && 'run_id' in row ? row.run_id : null
      if (runId !== null && ended.has(runId)) merged[table].rows.delete(key)
    }
  }
  return merged
}

function keyOf(table: TableName, row: Tables[TableName]): string {
  if ('run_id' in row && table === 'steps') return `${row.run_id}/${row.id}`
  return 'id' in row && table !== 'batches'
    ? row.id
    : 'key' in row
      ? row.key
      : 'name' in row
        ? row.name
        : ''
}

const upserts = new Map<TableName, (param: string) => string>()

function upsert(table: TableName, param: string): string {
  let build = upserts.get(table)
  if (!build) {
    const { keys, names } = columns[table]
    const list = names.join(', ')
    const updates = names.slice(keys).map((name) => `${name} = excluded.${name}`)
    build = (param) =>
      `insert into engine.${table} (${list}) select ${names.map((name) => `r.${name}`).join(', ')} ` +
      `from fence, json_populate_recordset(null::engine.${table}, ${param}::json) r ` +
      `on conflict (${names.slice(0, keys).join(', ')}) do update set ${updates.join(', ')}`
    upserts.set(table, build)
  }
  return build(param)
}
