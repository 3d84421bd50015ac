import { sql } from 'drizzle-orm'
import type { CacheKind } from '../../workflows/shared/cache.ts'
import type { Database } from '../open-database.ts'
import { events } from '../schema/events.ts'
import { kindsOfEvent, STALE_TYPES } from './kinds-of-event.ts'

/** What an event makes stale. */
interface Stale {
  organizationId: string
  workspaceId: string
  kind: CacheKind
}

/**
 * Reads what was committed since the call before (nothing the first time), of all tenants. Order does
 * not matter here and being late does: unlike a reader of the log it does not stay behind open
 * transactions, but reads again what was written since the oldest of them began.
 */
export function createChangeReader(database: Database): () => Promise<Stale[]> {
  let since: string | null = null
  let seen: ReadonlySet<string> = new Set()

  return async () => {
    const { oldest, rows } = await database.inSystem(async (tx) => {
      // One statement is one snapshot: what it does not see, the next call reads.
      const found = await tx
        .select({
          oldest: sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`,
          id: events.id,
          type: events.type,
          organizationId: events.organizationId,
          workspaceId: events.workspaceId,
        })
        .from(sql`(select 1) as now`)
        .leftJoin(
          events,
          since === null
            ? sql`false`
            : sql`${events.xid} >= ${since}::xid8 and ${events.type} ~ ${STALE_TYPES}`,
        )
      return { oldest: found[0]?.oldest ?? since, rows: found }
    })
    const changes = rows.flatMap(({ id, type, organizationId, workspaceId }): Stale[] => {
      if (!id || !type || !organizationId || !workspaceId || seen.has(id)) return []
      return kindsOfEvent(type).map((kind) => ({ organizationId, workspaceId, kind }))
    })
    since = oldest
    seen = new Set(rows.flatMap(({ id }) => id ?? []))
    return changes
  }
}
