import { isNull } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { deletion, instant, json, jsonObject, record, tenant } from './columns.ts'

export const organizations = pgTable('organizations', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  ...record(),
  ...deletion(),
})

export const workspaces = pgTable(
  'workspaces',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique('workspaces_slug').on(table.organizationId, table.slug),
  ],
)

/**
 * People. Each belongs to one organization: who works for two is two users, so that nothing of one
 * is known to the other. E-mail addresses are kept in lower case.
 */
export const users = pgTable(
  'users',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    name: text('name'),
    locale: text('locale', { enum: ['ru', 'en'] }),
    /** scrypt with its parameters; null until the first invitation is accepted. */
    passwordHash: text('password_hash'),
    telegramUserId: text('telegram_user_id'),
    /** `issuer|subject` of an outside issuer of tokens. */
    externalSubject: text('external_subject'),
    /** In how many workspaces: with the last one the user is deleted. */
    memberships: integer('memberships').notNull(),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    uniqueIndex('users_email_key')
      .on(table.organizationId, table.email)
      .where(isNull(table.deletedAt)),
    uniqueIndex('users_telegram_user_id_key')
      .on(table.organizationId, table.telegramUserId)
      .where(isNull(table.deletedAt)),
    uniqueIndex('users_external_subject_key')
      .on(table.externalSubject, table.organizationId)
      .where(isNull(table.deletedAt)),
    index('users_email').on(table.email),
    index('users_id').on(table.id),
  ],
)

/** Who may do what in a workspace: `role` names a built-in role or a row of `roles`. */
export const memberships = pgTable(
  'memberships',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text('role').notNull(),
    status: text('status', { enum: ['invited', 'active', 'deactivated'] }).notNull(),
    invitationHash: text('invitation_hash').unique(),
    invitationExpiresAt: instant('invitation_expires_at'),
    telegramCodeHash: text('telegram_code_hash'),
    telegramCodeExpiresAt: instant('telegram_code_expires_at'),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    foreignKey({
      name: 'memberships_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
    foreignKey({
      name: 'memberships_user',
      columns: [table.organizationId, table.userId],
      foreignColumns: [users.organizationId, users.id],
    }),
    uniqueIndex('memberships_user_key')
      .on(table.organizationId, table.userId, table.workspaceId)
      .where(isNull(table.deletedAt)),
  ],
)

/** Roles that a workspace made for itself. */
export const roles = pgTable(
  'roles',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    permissions: json('permissions').$type<string[]>().notNull(),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    foreignKey({
      name: 'roles_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
    uniqueIndex('roles_name_key')
      .on(table.organizationId, table.workspaceId, table.name)
      .where(isNull(table.deletedAt)),
  ],
)

/** Of a key only its SHA-256 is kept; `hint` is its beginning, for people to tell keys apart. */
export const apiKeys = pgTable(
  'api_keys',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    /** Narrows the role to these; null for all of it. */
    permissions: json('permissions').$type<string[] | null>(),
    /** The person who made it: it can do no more than they can now. Null for a key of the workspace itself. */
    userId: uuid('user_id'),
    hint: text('hint').notNull(),
    hash: text('hash').notNull().unique(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    foreignKey({
      name: 'api_keys_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
    foreignKey({
      name: 'api_keys_user',
      columns: [table.organizationId, table.userId],
      foreignColumns: [users.organizationId, users.id],
    }),
  ],
)

/**
 * Signed in, until logged out, expired or revoked. A refresh token is `selector.verifier`; each use
 * replaces the verifier, so the selector with another verifier is a token that was used before.
 * Of the organization, as its user is: a new password ends the sessions of every workspace.
 */
export const authSessions = pgTable(
  'auth_sessions',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    /** Where its tokens work unless a request names another workspace. */
    homeWorkspaceId: uuid('home_workspace_id').notNull(),
    selector: text('selector').notNull().unique(),
    verifierHash: text('verifier_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    ...record(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({
      name: 'auth_sessions_workspace',
      columns: [table.organizationId, table.homeWorkspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
    foreignKey({
      name: 'auth_sessions_user',
      columns: [table.organizationId, table.userId],
      foreignColumns: [users.organizationId, users.id],
    }),
    index('auth_sessions_user').on(table.organizationId, table.userId),
  ],
)

/** What a workspace chose, where it differs from the defaults of workflows/access/settings.ts. */
export const settings = pgTable(
  'settings',
  {
    ...tenant(),
    values: jsonObject('values'),
    ...record(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId] }),
    foreignKey({
      name: 'settings_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** How often a Telegram user gave a wrong `/link` code, since when. */
export const telegramLinkAttempts = pgTable(
  'telegram_link_attempts',
  {
    ...tenant(),
    telegramUserId: text('telegram_user_id').notNull(),
    failures: integer('failures').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.telegramUserId] }),
    foreignKey({
      name: 'telegram_link_attempts_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
