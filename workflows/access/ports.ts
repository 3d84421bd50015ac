import type { Actor } from '../shared/scope.ts'

/** A person of the organization. Secrets stay behind the port. */
export interface User {
  id: string
  /** In lower case. */
  email: string
  name: string | null
  locale: 'ru' | 'en' | null
  telegramUserId: string | null
  hasPassword: boolean
  /** In how many workspaces they are. */
  memberships: number
}

export type MemberStatus = 'invited' | 'active' | 'deactivated'

/** A person in one workspace. */
export interface Member {
  id: string
  userId: string
  email: string
  name: string | null
  /** In which they want to be written to; the workspace's when null. */
  locale: 'ru' | 'en' | null
  role: string
  status: MemberStatus
  /** Is their Telegram account linked? */
  telegramLinked: boolean
  /** ISO 8601; null when there is nothing to accept. */
  invitationExpiresAt: string | null
  version: number
  createdAt: string
  updatedAt: string
}

export interface Role {
  id: string
  name: string
  description: string | null
  permissions: string[]
  version: number
  createdAt: string
  updatedAt: string
}

/** A key without its secret. */
export interface ApiKey {
  id: string
  name: string
  role: string
  /** Narrows the role to these; null for all of it. */
  permissions: string[] | null
  /** Its beginning, by which people tell keys apart. */
  hint: string
  /** The person who made it; null for a key of the workspace itself. */
  userId: string | null
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
  createdAt: string
  createdBy: string
}

export interface Workspace {
  id: string
  name: string
  slug: string
  version: number
  createdAt: string
}

/** A page of a list, newest first; `before` is the id of the last one of the page before. */
export interface PageRequest {
  limit: number
  before?: string | undefined
}

/** A hash and when it stops to be good, in milliseconds. */
export interface OneTime {
  hash: string
  expiresAt: number
}

export interface UserRepository {
  /** Locked until the transaction ends. */
  lock(id: string): Promise<User | null>
  lockByEmail(email: string): Promise<User | null>
  /** Is it still this password? */
  hasPasswordHash(id: string, passwordHash: string): Promise<boolean>
  findByTelegram(telegramUserId: string): Promise<{ userId: string } | null>
  insert(user: Pick<User, 'id' | 'email' | 'name'>): Promise<User>
  /** @throws AppError `conflict` when the Telegram account or the outside subject belongs to another */
  update(
    id: string,
    change: Partial<Pick<User, 'name' | 'locale' | 'telegramUserId' | 'memberships'>> & {
      passwordHash?: string
      externalSubject?: string
    },
  ): Promise<User>
  /** Forgets password, Telegram and outside subject too, and frees the address. */
  remove(id: string): Promise<void>
}

export interface MemberRepository {
  find(id: string, options?: { lock?: boolean }): Promise<Member | null>
  findByUser(userId: string, options?: { lock?: boolean }): Promise<Member | null>
  list(page: PageRequest): Promise<Member[]>
  insert(member: {
    id: string
    userId: string
    role: string
    status: MemberStatus
    invitation: OneTime | null
  }): Promise<Member>
  /** @throws AppError `conflict` when the version is not `version` any more */
  update(
    id: string,
    version: number,
    change: {
      role?: string
      status?: MemberStatus
      invitation?: OneTime | null
      telegramCode?: OneTime | null
    },
  ): Promise<Member>
  remove(id: string, version: number): Promise<void>
  /** Locks the active owners until the transaction ends, so that two changes cannot remove the last two. */
  lockOwners(): Promise<string[]>
  /** The member whose unexpired code has this hash, locked. */
  lockByTelegramCode(hash: string): Promise<Member | null>
  /** The invited member whose unexpired invitation has this hash, locked. */
  lockByInvitation(hash: string): Promise<Member | null>
  countOfRole(role: string): Promise<number>
}

export interface RoleRepository {
  find(id: string, options?: { lock?: boolean }): Promise<Role | null>
  /** Locked against deletion until the transaction ends: somebody is about to get it. */
  findByName(name: string): Promise<Role | null>
  list(): Promise<Role[]>
  /** @throws AppError `conflict` when the name is taken */
  insert(role: Pick<Role, 'id' | 'name' | 'description' | 'permissions'>): Promise<Role>
  /** @throws AppError `conflict` when the version is not `version` any more */
  update(
    id: string,
    version: number,
    change: Partial<Pick<Role, 'description' | 'permissions'>>,
  ): Promise<Role>
  remove(id: string, version: number): Promise<void>
}

export interface ApiKeyRepository {
  find(id: string, options?: { lock?: boolean }): Promise<ApiKey | null>
  list(page: PageRequest): Promise<ApiKey[]>
  insert(key: {
    id: string
    name: string
    role: string
    permissions: readonly string[] | null
    userId: string | null
    hint: string
    hash: string
    expiresAt: number | null
  }): Promise<ApiKey>
  /** Neither revoked nor expired, of a person; of the workspace itself for null. */
  liveOf(userId: string | null): Promise<ApiKey[]>
  revoke(id: string): Promise<ApiKey>
  countOfRole(role: string): Promise<number>
}

export interface WorkspaceRepository {
  /** The workspace of this transaction. */
  own(options?: { lock?: boolean }): Promise<Workspace>
  /** @throws AppError `conflict` when the slug is taken or the version is not `version` any more */
  update(version: number, change: Partial<Pick<Workspace, 'name' | 'slug'>>): Promise<Workspace>
  /**
   * Makes another workspace of the organization with an owner's key and, when given, its first owner.
   * @throws AppError `conflict` when the slug is taken
   */
  create(workspace: {
    id: string
    name: string
    slug: string
    key: { id: string; hint: string; hash: string }
    owner: { memberId: string; userId: string } | null
  }): Promise<Workspace>
}

export interface AuthSessionRepository {
  insert(session: {
    id: string
    userId: string
    selector: string
    verifierHash: string
    expiresAt: number
  }): Promise<void>
  lock(id: string): Promise<{
    userId: string
    verifierHash: string
    expiresAt: number
    revoked: boolean
  } | null>
  rotate(id: string, verifierHash: string): Promise<void>
  revoke(id: string): Promise<void>
  /** Every session of the person but one. */
  revokeOthers(userId: string, except: string | null): Promise<void>
}

/** Wrong `/link` codes of a Telegram user. */
export interface LinkAttempts {
  /** Counts this attempt, and locks the count. @returns how many there were in the last ten minutes, with it */
  count(telegramUserId: string): Promise<number>
  clear(telegramUserId: string): Promise<void>
}

/** People and what they may do, within one tenant transaction. */
export interface AccessRepositories {
  users: UserRepository
  members: MemberRepository
  roles: RoleRepository
  apiKeys: ApiKeyRepository
  workspaces: WorkspaceRepository
  sessions: AuthSessionRepository
  linkAttempts: LinkAttempts
}

/** An actor that stands for a person. */
export const userActor = (userId: string): Actor => ({ type: 'user', id: userId })
