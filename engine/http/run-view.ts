import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Tables } from '../store/tables.ts'

/** A run as the read API shows it. Times are ISO 8601. */
export interface RunView {
  run_id: string
  function_id: string
  app_id: string
  status: string
  event_id: string | null
  event_ids: readonly string[]
  batch_id: string | null
  cron: string | null
  queued_at: string
  run_started_at: string | null
  started_at: string | null
  ended_at: string | null
  output: unknown
  error: unknown
}

/** The rows of these runs, newest first, as the read API shows them. */
export function runView(row: Tables['runs']): RunView {
  const result =
    row.output === null ? {} : (JSON.parse(row.output) as { data?: unknown; error?: unknown })
  const startedAt = isoOf(row.started_at)
  return {
    run_id: row.id,
    function_id: row.function_id,
    app_id: row.app,
    status: row.status === 'Queued' ? 'Running' : row.status,
    event_id: row.event_ids[0] ?? null,
    event_ids: row.event_ids,
    batch_id: row.batch_id,
    cron: row.cron,
    queued_at: isoOf(row.queued_at) ?? '',
    run_started_at: startedAt ?? isoOf(row.queued_at),
    started_at: startedAt,
    ended_at: isoOf(row.ended_at),
    output: result.error === undefined ? (result.data ?? null) : result.error,
    error: result.error ?? null,
  }
}

/** The steps of a run in the order in which they came up. */
export async function stepViews(database: SqlDatabase, runId: string): Promise<object[]> {
  const rows = await database.query<Tables['steps']>(
    `select * from engine.steps where run_id = $1 and op <> 'DeferAdd'
       order by coalesce(position, 1000000), started_at, id`,
    [runId],
  )
  return rows.map((row) => {
    const memo: unknown = row.memo === null ? null : JSON.parse(row.memo)
    const wrapped = typeof memo === 'object' && memo !== null && ('data' in memo || 'error' in memo)
    return {
      id: row.id,
      name: row.name,
      op: row.op,
      status: row.status === 'done' ? (row.failed ? 'Failed' : 'Completed') : 'Running',
      attempts: row.attempts,
      started_at: isoOf(row.started_at),
      ended_at: isoOf(row.ended_at),
      output:
        wrapped && row.op !== 'WaitForEvent' ? ((memo as { data?: unknown }).data ?? null) : memo,
      error: row.failed && wrapped ? (memo as { error?: unknown }).error : null,
    }
  })
}

/** ISO 8601, from milliseconds. */
export function isoOf(time: number | string | null): string | null {
  return time === null ? null : new Date(Number(time)).toISOString()
}
