import { and, asc, count, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { AuditLog } from '../../workflows/audit/ports.ts'
import type {
  Broadcast,
  BroadcastRepository,
  RecipientCounts,
} from '../../workflows/broadcasts/ports.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { changesOf } from '../audit/changes-of.ts'
import { broadcastRecipients as recipients, broadcasts as table } from '../schema/reach.ts'
import { telegramSessions as sessions } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const NONE: RecipientCounts = { pending: 0, sent: 0, blocked: 0, failed: 0, skipped: 0 }
/** A reason is a sentence, not a page. */
const REASON_LIMIT = 300

/** Broadcasts of one tenant, and who gets them. */
export function createBroadcastRepository(
  tx: Transaction,
  { scope, clock, audit }: RepositoryContext & { audit: AuditLog },
): BroadcastRepository {
  const byId = (id: string) => ofTenant(table, scope, eq(table.id, id))
  const recipientOf = (id: string, chatId: number) =>
    ofTenant(recipients, scope, eq(recipients.broadcastId, id), eq(recipients.chatId, chatId))
  const wanted = (language: Language | null) =>
    ofTenant(
      sessions,
      scope,
      isNull(sessions.deletedAt),
      isNull(sessions.blockedAt),
      isNotNull(sessions.subscribedAt),
      language === null ? undefined : eq(sessions.language, language),
    )
  const now = () => new Date(clock.now())

  return {
    insert: async ({ startAt, ...broadcast }) => {
      const [row] = await tx
        .insert(table)
        .values({
          ...tenantOf(scope),
          ...born(clock, byOf(scope)),
          ...broadcast,
          startAt: startAt === null ? null : new Date(startAt),
          status: 'draft',
        })
        .returning()
      if (!row) throw new Error('The broadcast was not stored.')
      const { id: recordId, text, button, language } = broadcast
      const after = { status: 'draft', text, button, language, startAt }
      audit.record({ action: 'created', entity: 'broadcast', recordId, before: null, after })
      return toBroadcast(row)
    },
    find: async (id, { lock = false } = {}) => {
      const query = tx.select().from(table).where(byId(id))
      const [row] = await (lock ? query.for('update') : query)
      return row ? toBroadcast(row) : null
    },
    list: async ({ limit, before }) => {
      const rows = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, before === undefined ? undefined : lt(table.id, before)))
        .orderBy(desc(table.id))
        .limit(limit)
      return rows.map(toBroadcast)
    },
    update: async (id, { startAt, startedAt, finishedAt, ...change }) => {
      const [before] = await tx.select().from(table).where(byId(id)).for('update')
      const dates = toDates({ startAt, startedAt, finishedAt })
      const [row] = await tx
        .update(table)
        .set({
          ...changed(clock, byOf(scope)),
          ...change,
          ...dates,
          version: sql`${table.version} + 1`,
        })
        .where(byId(id))
        .returning()
      if (!before || !row) throw new AppError('not_found', `There is no broadcast ${id}`)
      const changes = changesOf(before, row, ['status', 'startAt'])
      if (changes) {
        const action = before.status === row.status ? 'updated' : 'status_changed'
        audit.record({ action, entity: 'broadcast', recordId: id, ...changes })
      }
      return toBroadcast(row)
    },

    audience: async (language) => {
      const [row] = await tx.select({ people: count() }).from(sessions).where(wanted(language))
      return row?.people ?? 0
    },
    addRecipients: async (id, language) => {
      await tx
        .insert(recipients)
        .select(
          tx
            .select({
              organizationId: sessions.organizationId,
              workspaceId: sessions.workspaceId,
              broadcastId: sql<string>`${id}::uuid`.as('broadcast_id'),
              chatId: sessions.chatId,
              status: sql<'pending'>`'pending'`.as('status'),
              reason: sql<null>`null::text`.as('reason'),
              updatedAt: sql<Date>`${now().toISOString()}::timestamptz`.as('updated_at'),
            })
            .from(sessions)
            .where(wanted(language)),
        )
        .onConflictDoNothing()
    },
    pending: async (id, limit) => {
      const rows = await tx
        .select({
          chatId: recipients.chatId,
          language: sessions.language,
          subscribedAt: sessions.subscribedAt,
          blockedAt: sessions.blockedAt,
        })
        .from(recipients)
        .leftJoin(
          sessions,
          and(
            eq(sessions.organizationId, recipients.organizationId),
            eq(sessions.workspaceId, recipients.workspaceId),
            eq(sessions.chatId, recipients.chatId),
            isNull(sessions.deletedAt),
          ),
        )
        .where(
          ofTenant(
            recipients,
            scope,
            eq(recipients.broadcastId, id),
            eq(recipients.status, 'pending'),
          ),
        )
        .orderBy(asc(recipients.chatId))
        .limit(limit)
      return rows.map(({ chatId, language, subscribedAt, blockedAt }) => ({
        chatId,
        language: language ?? 'ru',
        isSubscribed: subscribedAt !== null,
        isBlocked: blockedAt !== null,
      }))
    },
    settle: async (id, chatId, status, reason) => {
      await tx
        .update(recipients)
        .set({ status, reason: reason?.slice(0, REASON_LIMIT) ?? null, updatedAt: now() })
        .where(and(recipientOf(id, chatId), eq(recipients.status, 'pending')))
    },
    skipRest: async (id) => {
      await tx
        .update(recipients)
        .set({ status: 'skipped', updatedAt: now() })
        .where(
          ofTenant(
            recipients,
            scope,
            eq(recipients.broadcastId, id),
            eq(recipients.status, 'pending'),
          ),
        )
    },
    counts: async (id) => {
      const rows = await tx
        .select({ status: recipients.status, people: count() })
        .from(recipients)
        .where(ofTenant(recipients, scope, eq(recipients.broadcastId, id)))
        .groupBy(recipients.status)
      return { ...NONE, ...Object.fromEntries(rows.map(({ status, people }) => [status, people])) }
    },
    failures: (id, limit) =>
      tx
        .select({ chatId: recipients.chatId, reason: recipients.reason })
        .from(recipients)
        .where(
          ofTenant(
            recipients,
            scope,
            eq(recipients.broadcastId, id),
            eq(recipients.status, 'failed'),
          ),
        )
        .orderBy(asc(recipients.updatedAt), asc(recipients.chatId))
        .limit(limit),
  }
}

type Times = Partial<Record<'startAt' | 'startedAt' | 'finishedAt', string | null | undefined>>

function toDates(times: Times) {
  return Object.fromEntries(
    Object.entries(times)
      .filter(([, time]) => time !== undefined)
      .map(([name, time]) => [name, typeof time === 'string' ? new Date(time) : null]),
  )
}

function toBroadcast(row: typeof table.$inferSelect): Broadcast {
  const { id, status, text, button, language, reportChatId, version } = row
  return {
    id,
    status,
    text,
    button,
    language,
    startAt: row.startAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    reportChatId,
    createdAt: row.createdAt.toISOString(),
    version,
  }
}
