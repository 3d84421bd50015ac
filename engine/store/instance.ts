import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Clock } from '../clock.ts'
import { hasEnded, ownerName } from './owner.ts'

/** The lease on a database: one engine at a time, and the last one to start wins. */
export interface Instance {
  readonly epoch: number
}

/** Milliseconds for which an engine is taken to be alive after its last sign of life. */
export const leaseTime = 5_000

/**
 * Takes the database over. From then on the engine before can write nothing. On a shared PostgreSQL
 * it waits first until that one has given no sign of life for {@link leaseTime}, so that its calls
 * to apps have come to an end. A process of this machine that is gone is not waited for, and PGlite
 * belongs to one process anyway.
 */
export async function takeOver(
  database: SqlDatabase,
  clock: Clock,
  id: string,
  onWait: (ms: number) => void,
): Promise<Instance> {
  if (database.driver !== 'pglite') {
    for (
      let wait = await leaseLeft(database, clock);
      wait > 0;
      wait = await leaseLeft(database, clock)
    ) {
      onWait(wait)
      await new Promise<void>((resolve) => {
        clock.setTimer(resolve, wait)
      })
    }
  }
  const [row] = await database.query<{ epoch: number }>(
    `insert into engine.instance (id, epoch, owner, alive_until) values (1, 1, $1, $2)
     on conflict (id) do update set epoch = engine.instance.epoch + 1, owner = $1, alive_until = $2
     returning epoch`,
    [ownerName(id), clock.now() + leaseTime],
  )
  return { epoch: Number(row?.epoch) }
}

async function leaseLeft(database: SqlDatabase, clock: Clock): Promise<number> {
  const [row] = await database.query<{ alive_until: number; owner: string }>(
    'select alive_until, owner from engine.instance',
  )
  return row && !hasEnded(row.owner) ? Number(row.alive_until) - clock.now() : 0
}

/** Gives a sign of life; false when another engine has taken over. */
export async function renewLease(
  database: SqlDatabase,
  instance: Instance,
  aliveUntil: number,
): Promise<boolean> {
  const rows = await database.query(
    'update engine.instance set alive_until = $2 where epoch = $1 returning epoch',
    [instance.epoch, aliveUntil],
  )
  return rows.length > 0
}
