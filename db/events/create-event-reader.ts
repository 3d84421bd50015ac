import { and, asc, sql } from 'drizzle-orm'
import { AppError } from '../../workflows/shared/errors.ts'
import type { EventReader } from '../../workflows/shared/event-log.ts'
import type { Database } from '../open-database.ts'
import { ofTenant } from '../repositories/tenant-rows.ts'
import { events } from '../schema/events.ts'
import type { Transaction } from '../transaction.ts'
import { toEnvelope } from './event-row.ts'

const CURSOR = /^(\d{1,18}):(\d{1,18})$/

/**
 * Reads the log behind every transaction that is still open, in the order (transaction, position):
 * an event that commits late has a higher place than all that was read before it could be seen.
 * A transaction that stays open anywhere on the server delays readers; it never makes them skip.
 */
export function createEventReader(database: Database): EventReader {
  return {
    read: async ({ cursor, limit, scope }) => {
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      const settled = sql`${events.xid} < pg_snapshot_xmin(pg_current_snapshot())`
      const unread =
        after && sql`(${events.xid}, ${events.position}) > (${after.xid}::xid8, ${after.position})`
      const inScope = scope && ofTenant(events, scope)
      const work = (tx: Transaction) =>
        tx
          .select()
          .from(events)
          .where(and(inScope, unread, settled))
          .orderBy(asc(events.xid), asc(events.position))
          .limit(limit)
      const rows = scope ? await database.inTenant(scope, work) : await database.inSystem(work)
      const cursors = rows.map((row) => `${row.xid}:${row.position}`)
      return { events: rows.map(toEnvelope), cursors, cursor: cursors.at(-1) ?? cursor ?? null }
    },
    now: async () => {
      const [row] = await database.sql.query<{ xmin: string }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
      )
      // Whatever has this transaction id or a higher one was open a moment ago, or did not begin yet.
      return `${row?.xmin}:0`
    },
  }
}

function parseCursor(cursor: string): { xid: string; position: string } {
  const [, xid, position] = CURSOR.exec(cursor) ?? []
  if (xid === undefined || position === undefined) {
    throw new AppError('invalid_input', 'The cursor is not one that was given out.', {
      fields: [{ field: 'cursor', rule: 'cursor' }],
    })
  }
  return { xid, position }
}
