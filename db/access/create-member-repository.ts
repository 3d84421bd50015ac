import { and, count, desc, eq, gt, isNull, lt, type SQL } from 'drizzle-orm'
import type { Member, MemberRepository, OneTime } from '../../workflows/access/ports.ts'
import {
  born,
  byOf,
  changed,
  ofTenant,
  type RepositoryContext,
  tenantOf,
} from '../repositories/tenant-rows.ts'
import { memberships, users } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { nextVersion } from './next-version.ts'
import { current, orConflict } from './or-conflict.ts'

/** The members of one workspace. */
export function createMemberRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): MemberRepository {
  const by = byOf(scope)
  const live = (...conditions: (SQL | undefined)[]) =>
    ofTenant(memberships, scope, isNull(memberships.deletedAt), ...conditions)
  const select = () =>
    tx
      .select({ membership: memberships, user: users })
      .from(memberships)
      .innerJoin(
        users,
        and(eq(users.organizationId, memberships.organizationId), eq(users.id, memberships.userId)),
      )
      .$dynamic()
  const findBy = async (condition: SQL | undefined, lock = false) => {
    const query = select().where(live(condition))
    const [row] = await (lock ? query.for('update', { of: memberships }) : query)
    return row ? toMember(row) : null
  }
  const refind = async (id: string) => {
    const member = await findBy(eq(memberships.id, id))
    return current(member ?? undefined, 'member')
  }
  const now = () => new Date(clock.now())

  return {
    find: (id, { lock } = {}) => findBy(eq(memberships.id, id), lock),
    findByUser: (userId, { lock } = {}) => findBy(eq(memberships.userId, userId), lock),

    list: async ({ limit, before }) => {
      const rows = await select()
        .where(live(before === undefined ? undefined : lt(memberships.id, before)))
        .orderBy(desc(memberships.id))
        .limit(limit)
      return rows.map(toMember)
    },

    insert: async ({ invitation, ...member }) => {
      const insert = tx
        .insert(memberships)
        .values({ ...tenantOf(scope), ...member, ...invitationOf(invitation), ...born(clock, by) })
      await orConflict(insert, { memberships_user_key: 'email' })
      return refind(member.id)
    },

    update: async (id, version, { invitation, telegramCode, ...change }) => {
      const [row] = await tx
        .update(memberships)
        .set({
          ...change,
          ...(invitation === undefined ? {} : invitationOf(invitation)),
          ...(telegramCode === undefined ? {} : telegramCodeOf(telegramCode)),
          ...changed(clock, by),
          version: nextVersion(memberships),
        })
        .where(live(eq(memberships.id, id), eq(memberships.version, version)))
        .returning({ id: memberships.id })
      return refind(current(row, 'member').id)
    },

    remove: async (id, version) => {
      const { updatedAt: deletedAt, updatedBy: deletedBy } = changed(clock, by)
      const [row] = await tx
        .update(memberships)
        .set({
          deletedAt,
          deletedBy,
          version: nextVersion(memberships),
          ...invitationOf(null),
          ...telegramCodeOf(null),
        })
        .where(live(eq(memberships.id, id), eq(memberships.version, version)))
        .returning({ id: memberships.id })
      current(row, 'member')
    },

    lockOwners: async () => {
      const rows = await tx
        .select({ id: memberships.id })
        .from(memberships)
        .where(live(eq(memberships.role, 'owner'), eq(memberships.status, 'active')))
        .orderBy(memberships.id)
        .for('update')
      return rows.map(({ id }) => id)
    },

    lockByTelegramCode: (hash) =>
      findBy(
        and(
          eq(memberships.telegramCodeHash, hash),
          gt(memberships.telegramCodeExpiresAt, now()),
          eq(memberships.status, 'active'),
        ),
        true,
      ),

    lockByInvitation: (hash) =>
      findBy(
        and(
          eq(memberships.invitationHash, hash),
          gt(memberships.invitationExpiresAt, now()),
          eq(memberships.status, 'invited'),
        ),
        true,
      ),

    countOfRole: async (role) => {
      const [row] = await tx
        .select({ members: count() })
        .from(memberships)
        .where(live(eq(memberships.role, role)))
      return row?.members ?? 0
    },
  }
}

interface MemberRow {
  membership: typeof memberships.$inferSelect
  user: typeof users.$inferSelect
}

function toMember({ membership, user }: MemberRow): Member {
  const { id, userId, role, status, version, invitationExpiresAt } = membership
  return {
    id,
    userId,
    email: user.email,
    name: user.name,
    locale: user.locale,
    role,
    status,
    telegramLinked: user.telegramUserId !== null,
    invitationExpiresAt: invitationExpiresAt?.toISOString() ?? null,
    version,
    createdAt: membership.createdAt.toISOString(),
    updatedAt: membership.updatedAt.toISOString(),
  }
}

function invitationOf(invitation: OneTime | null) {
  return {
    invitationHash: invitation?.hash ?? null,
    invitationExpiresAt: invitation && new Date(invitation.expiresAt),
  }
}

function telegramCodeOf(code: OneTime | null) {
  return {
    telegramCodeHash: code?.hash ?? null,
    telegramCodeExpiresAt: code && new Date(code.expiresAt),
  }
}
