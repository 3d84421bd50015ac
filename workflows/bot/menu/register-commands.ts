import { grantsOf } from '../../access/grants.ts'
import type { Deps } from '../../deps.ts'
import { errorCode } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { COMMANDS } from '../areas.ts'

/**
 * Puts what a member may do as of now into the command menu of their private chat with the bot, in its
 * language. Who has linked no account has no chat; who is no active member gets everybody's menu.
 * @returns how many commands, or null when there is no chat
 */
export async function registerCommands(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  scope: TenantScope,
  userId: string,
): Promise<number | null> {
  const known = await deps.inTenant(scope, async (r) => {
    const user = await r.access.users.lock(userId)
    // A private chat has the number of its person.
    const chatId = Number(user?.telegramUserId ?? Number.NaN)
    if (!Number.isSafeInteger(chatId)) return null
    const member = await r.access.members.findByUser(userId)
    const permissions =
      member?.status === 'active' ? await grantsOf(r, member.role) : new Set<string>()
    const session = await r.sessions.find(chatId)
    const { values } = await r.settings.read()
    return { chatId, permissions, language: session?.language ?? user?.locale ?? values.locale }
  })
  if (!known) return null
  const { chatId, permissions, language } = known
  const commands = COMMANDS.flatMap(({ name, description, menu = 'everyone', permission }) => {
    const isTheirs = menu === 'everyone' || permissions.size > 0
    const may = permission === undefined || permissions.has(permission)
    return description && isTheirs && may
      ? [{ command: name, description: description[language] }]
      : []
  })
  try {
    await deps.messenger.setCommands(chatId, commands)
    return commands.length
  } catch (error) {
    if (errorCode(error) !== 'provider_rejected') throw error
    deps.logger.warn({ userId }, 'the command menu of a member was not set: Telegram refused')
    return null
  }
}
