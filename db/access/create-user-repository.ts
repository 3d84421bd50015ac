import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { User, UserRepository } from '../../workflows/access/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { born, byOf, changed, type RepositoryContext } from '../repositories/tenant-rows.ts'
import { users } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { orConflict } from './or-conflict.ts'
import { nextVersion } from './next-version.ts'

type UserRow = typeof users.$inferSelect

/** People of the organization. */
export function createUserRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): UserRepository {
  const { organizationId } = scope
  const by = byOf(scope)
  const live = (...conditions: SQL[]) =>
    and(eq(users.organizationId, organizationId), isNull(users.deletedAt), ...conditions)
  const lockBy = async (condition: SQL) => {
    const [row] = await tx.select().from(users).where(live(condition)).for('update')
    return row ? toUser(row) : null
  }

  return {
    lock: (id) => lockBy(eq(users.id, id)),
    lockByEmail: (email) => lockBy(eq(users.email, email)),

    hasPasswordHash: async (id, passwordHash) => {
      const [row] = await tx
        .select({ id: users.id })
        .from(users)
        .where(live(eq(users.id, id), eq(users.passwordHash, passwordHash)))
      return row !== undefined
    },

    findByTelegram: async (telegramUserId) => {
      const [row] = await tx
        .select({ userId: users.id })
        .from(users)
        .where(live(eq(users.telegramUserId, telegramUserId)))
      return row ?? null
    },

    insert: async (user) => {
      const insert = tx
        .insert(users)
        .values({ organizationId, ...user, memberships: 0, ...born(clock, by) })
        .returning()
      const [row] = await orConflict(insert, { users_email_key: 'email' })
      return toUser(found(row))
    },

    update: async (id, change) => {
      const update = tx
        .update(users)
        .set({ ...change, ...changed(clock, by), version: nextVersion(users) })
        .where(live(eq(users.id, id)))
        .returning()
      const [row] = await orConflict(update, {
        users_telegram_user_id_key: 'telegramUserId',
        users_external_subject_key: 'externalSubject',
      })
      return toUser(found(row))
    },

    remove: async (id) => {
      const { updatedAt: deletedAt, updatedBy: deletedBy } = changed(clock, by)
      await tx
        .update(users)
        .set({
          ...changed(clock, by),
          deletedAt,
          deletedBy,
          version: nextVersion(users),
          memberships: 0,
          passwordHash: null,
          telegramUserId: null,
          externalSubject: null,
        })
        .where(live(eq(users.id, id)))
    },
  }
}

function toUser({ id, email, name, locale, telegramUserId, passwordHash, memberships }: UserRow) {
  const hasPassword = passwordHash !== null
  return { id, email, name, locale, telegramUserId, hasPassword, memberships } satisfies User
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppError('not_found', 'There is no such user')
  return row
}
