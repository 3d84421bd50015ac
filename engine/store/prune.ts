import type { SqlDatabase } from '../../db/drivers/sql.ts'

/** Deletes finished runs with their steps, events that no run needs, and limits that hold no more. */
export async function prune(database: SqlDatabase, now: number, retention: number): Promise<void> {
  const before = now - retention
  await database.query('delete from engine.limits where expires_at < $1', [now])
  await database.query(
    `delete from engine.steps s using engine.runs r where r.id = s.run_id and r.ended_at < $1`,
    [before],
  )
  await database.query(
    `delete from engine.metadata m where m.updated_at < $1
       and not exists (select 1 from engine.runs r where r.id = m.run_id and (r.ended_at is null or r.ended_at >= $1))`,
    [before],
  )
  await database.query('delete from engine.runs where ended_at < $1', [before])
  await database.query(
    `delete from engine.events e where e.received_at < $1 and not e.pending
       and not exists (select 1 from engine.runs r where r.event_ids[1] = e.id)
       and not exists (select 1 from engine.runs r where cardinality(r.event_ids) > 1 and r.event_ids @> array[e.id])
       and not exists (select 1 from engine.batches b where b.event_ids @> array[e.id])
       and not exists (select 1 from engine.debounces d where d.event_id = e.id)`,
    [before],
  )
}
