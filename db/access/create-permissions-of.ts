import { and, eq } from 'drizzle-orm'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { apiKeys, users } from '../schema/access.ts'
import { findApiKey } from './find-api-key.ts'
import { findMemberships, findPerson } from './find-person.ts'

const ALL: ReadonlySet<string> = new Set(PERMISSIONS.keys())
const NOTHING: ReadonlySet<string> = new Set()
/** Anybody may ask the bot for carousels and words. */
const ANYONE_IN_A_CHAT: ReadonlySet<string> = new Set([
  'carousels:create',
  'carousels:read',
  'ai-content:create',
  'ai-content:read',
])
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** What an actor may do now, in a workspace. Asked anew each time (I23). */
export function createPermissionsOf(
  database: Database,
  { clock }: { clock: Clock },
): Deps['permissionsOf'] {
  return async ({ organizationId, workspaceId }, { type, id }) => {
    if (type === 'system') return ALL
    if (type !== 'telegram_user' && !UUID.test(id)) return NOTHING
    return database.inSystem(async (tx) => {
      if (type === 'api_key') {
        const which = and(
          eq(apiKeys.organizationId, organizationId),
          eq(apiKeys.workspaceId, workspaceId),
          eq(apiKeys.id, id),
        )
        return (await findApiKey(tx, which, new Date(clock.now())))?.permissions ?? NOTHING
      }
      const rows =
        type === 'user'
          ? await findMemberships(tx, { organizationId, userId: id })
          : await findPerson(
              tx,
              and(eq(users.organizationId, organizationId), eq(users.telegramUserId, id)),
            )
      if (type === 'telegram_user' && rows.length === 0) return ANYONE_IN_A_CHAT
      const member = rows.find((row) => row.workspaceId === workspaceId && row.status === 'active')
      return member?.permissions ?? NOTHING
    })
  }
}
