import type { Language } from '../carousel/content.ts'
import type { Deps } from '../deps.ts'
import { errorCode } from '../shared/errors.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { Button } from './ports.ts'

export interface MemberMessage {
  userId: string
  /** Under which the delivery ledger remembers it: sent once, however often this is called. */
  key: string
  text(language: Language): string
  buttons?(language: Language): Button[][]
}

/**
 * Writes to a member in their own chat with the bot, in their language: of their profile, else of the chat.
 * @returns false when they have linked no Telegram account, left, or blocked the bot
 * @throws AppError as ChatMessenger says, for what another try may mend
 */
export async function tellMember(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  scope: TenantScope,
  { userId, key, text, buttons }: MemberMessage,
): Promise<boolean> {
  const chat = await deps.inTenant(scope, async (r) => {
    const member = await r.access.members.findByUser(userId)
    if (member?.status !== 'active') return null
    const user = await r.access.users.lock(userId)
    const { values } = await r.settings.read()
    // A private chat has the number of its person.
    const chatId = Number(user?.telegramUserId ?? Number.NaN)
    if (!Number.isSafeInteger(chatId)) return null
    const session = await r.sessions.find(chatId)
    return { chatId, language: user?.locale ?? session?.language ?? values.locale }
  })
  if (!chat) return false
  try {
    const { chatId, language } = chat
    await deps.messenger.sendText(scope, {
      key,
      chatId,
      text: text(language),
      ...(buttons ? { buttons: buttons(language) } : {}),
    })
    return true
  } catch (error) {
    if (errorCode(error) !== 'provider_rejected') throw error
    deps.logger.warn({ userId, key }, 'a member could not be told: Telegram refused')
    return false
  }
}
