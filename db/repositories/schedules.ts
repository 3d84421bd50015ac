import { asc, desc, eq, lt, lte, ne, sql } from 'drizzle-orm'
import type { AuditLog } from '../../workflows/audit/ports.ts'
import type { Schedule, ScheduleRepository } from '../../workflows/schedules/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { changesOf } from '../audit/changes-of.ts'
import { schedules as table } from '../schema/reach.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** What the trail keeps of a schedule: never its topics, which are somebody's own words. */
const TOLD = ['status', 'days', 'time', 'timeZone', 'language', 'style', 'format'] as const

/** Schedules of one tenant. */
export function createScheduleRepository(
  tx: Transaction,
  { scope, clock, audit }: RepositoryContext & { audit: AuditLog },
): ScheduleRepository {
  const live = ne(table.status, 'deleted')
  const byId = (id: string) => ofTenant(table, scope, eq(table.id, id), live)

  return {
    insert: async ({ nextAt, ...schedule }) => {
      const [row] = await tx
        .insert(table)
        .values({
          ...tenantOf(scope),
          ...born(clock, byOf(scope)),
          ...schedule,
          nextAt: new Date(nextAt),
          status: 'active',
        })
        .returning()
      if (!row) throw new Error('The schedule was not stored.')
      audit.record({
        action: 'created',
        entity: 'schedule',
        recordId: row.id,
        before: null,
        after: Object.fromEntries(TOLD.map((name) => [name, row[name]])),
      })
      return toSchedule(row)
    },
    find: async (id, { lock = false } = {}) => {
      const query = tx.select().from(table).where(byId(id))
      const [row] = await (lock ? query.for('update') : query)
      return row ? toSchedule(row) : null
    },
    list: async ({ limit, before, chatId }) => {
      const rows = await tx
        .select()
        .from(table)
        .where(
          ofTenant(
            table,
            scope,
            live,
            before === undefined ? undefined : lt(table.id, before),
            chatId === undefined ? undefined : eq(table.chatId, chatId),
          ),
        )
        .orderBy(desc(table.id))
        .limit(limit)
      return rows.map(toSchedule)
    },
    update: async (id, { nextAt, lastAt, ...change }) => {
      const [before] = await tx.select().from(table).where(byId(id)).for('update')
      if (!before) throw new AppError('not_found', `There is no schedule ${id}`)
      const [row] = await tx
        .update(table)
        .set({
          ...changed(clock, byOf(scope)),
          ...change,
          ...(nextAt === undefined ? {} : { nextAt: new Date(nextAt) }),
          ...(lastAt === undefined ? {} : { lastAt: lastAt === null ? null : new Date(lastAt) }),
          version: sql`${table.version} + 1`,
        })
        .where(byId(id))
        .returning()
      if (!row) throw new AppError('not_found', `There is no schedule ${id}`)
      const changes = changesOf(before, row, TOLD)
      const action = before.status === row.status ? 'updated' : 'status_changed'
      if (changes) audit.record({ action, entity: 'schedule', recordId: id, ...changes })
      return toSchedule(row)
    },
    claimDue: async (now, limit) => {
      const due = lte(table.nextAt, new Date(now))
      const rows = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, eq(table.status, 'active'), due))
        .orderBy(asc(table.nextAt))
        .limit(limit)
        .for('update', { skipLocked: true })
      return rows.map(toSchedule)
    },
  }
}

function toSchedule(row: typeof table.$inferSelect): Schedule {
  const {
    organizationId: _,
    workspaceId: __,
    createdBy: ___,
    updatedAt: ____,
    updatedBy: _____,
    ...own
  } = row
  return {
    ...own,
    nextAt: row.nextAt.toISOString(),
    lastAt: row.lastAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
