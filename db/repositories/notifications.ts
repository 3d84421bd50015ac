import { count, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Notification, NotificationRepository } from '../../workflows/notifications/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { toEnvelope } from '../events/event-row.ts'
import { events } from '../schema/events.ts'
import { notifications } from '../schema/notifications.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Notifications of one tenant. An id that is no UUID is simply not found. */
export function createNotificationRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): NotificationRepository {
  const byId = (id: string) => ofTenant(notifications, scope, eq(notifications.id, id))
  const now = () => new Date(clock.now())
  const unreadOf = (userId: string) =>
    ofTenant(
      notifications,
      scope,
      eq(notifications.channel, 'in_app'),
      eq(notifications.recipient, userId),
      isNull(notifications.readAt),
    )
  const change = async (id: string, values: Partial<Row>, more = {}) => {
    const [row] = await tx
      .update(notifications)
      .set({ ...values, ...more })
      .where(byId(id))
      .returning()
    if (!row) throw new AppError('not_found', `There is no notification ${id}`)
    return toNotification(row)
  }

  return {
    insert: async (rows) => {
      if (rows.length === 0) return []
      const createdAt = now()
      const inserted = await tx
        .insert(notifications)
        .values(
          rows.map((row) => ({
            ...tenantOf(scope),
            ...row,
            status: 'pending' as const,
            createdAt,
          })),
        )
        .onConflictDoNothing()
        .returning()
      return inserted.map(toNotification)
    },

    find: async (id, { lock = false } = {}) => {
      if (!UUID.test(id)) return null
      const query = tx.select().from(notifications).where(byId(id))
      const [row] = await (lock ? query.for('update') : query)
      return row ? toNotification(row) : null
    },

    attempted: (id, { status, error }) =>
      change(
        id,
        { status, error: error ?? null, sentAt: status === 'sent' ? now() : null },
        { attempts: sql`${notifications.attempts} + 1` },
      ),

    move: (id, status, error) => change(id, { status, ...(error === undefined ? {} : { error }) }),

    list: async ({ channel, recipient, status, type, unread }, { limit, before }) => {
      const rows = await tx
        .select()
        .from(notifications)
        .where(
          ofTenant(
            notifications,
            scope,
            channel && eq(notifications.channel, channel),
            recipient === undefined ? undefined : eq(notifications.recipient, recipient),
            status && eq(notifications.status, status),
            type === undefined ? undefined : eq(notifications.type, type),
            unread ? isNull(notifications.readAt) : undefined,
            before === undefined ? undefined : lt(notifications.id, before),
          ),
        )
        .orderBy(desc(notifications.id))
        .limit(limit)
      return rows.map(toNotification)
    },

    unread: async (userId) => {
      const [row] = await tx.select({ unread: count() }).from(notifications).where(unreadOf(userId))
      return row?.unread ?? 0
    },

    markRead: async (id, userId) => {
      if (!UUID.test(id)) return null
      const [row] = await tx
        .update(notifications)
        .set({ readAt: sql`coalesce(${notifications.readAt}, ${now().toISOString()})` })
        .where(
          ofTenant(
            notifications,
            scope,
            eq(notifications.id, id),
            eq(notifications.channel, 'in_app'),
            eq(notifications.recipient, userId),
          ),
        )
        .returning()
      return row ? toNotification(row) : null
    },

    markAllRead: async (userId) => {
      const read = await tx
        .update(notifications)
        .set({ readAt: now() })
        .where(unreadOf(userId))
        .returning({ id: notifications.id })
      return read.length
    },

    event: async (id) => {
      if (!UUID.test(id)) return null
      const [row] = await tx
        .select()
        .from(events)
        .where(ofTenant(events, scope, eq(events.id, id)))
      return row ? toEnvelope(row) : null
    },
  }
}

type Row = typeof notifications.$inferSelect

function toNotification(row: Row): Notification {
  const { organizationId: _, workspaceId: __, ...own } = row
  return {
    ...own,
    data: row.data as Record<string, unknown>,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
  }
}
