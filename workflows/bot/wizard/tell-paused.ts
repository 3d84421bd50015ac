import type { Deps } from '../../deps.ts'
import { errorCode } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { WIZARDS } from '../areas.ts'
import { resumeWizard } from './actions.ts'
import { wizardTexts } from './texts.ts'

/**
 * Tells somebody, once, that a conversation waits for them, with a button to go on; not when they have
 * gone on, or left it, in the meantime.
 * @throws AppError as ChatMessenger, for what another try may mend
 */
export async function tellPaused(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  scope: TenantScope,
  { conversationId, version }: { conversationId: string; version: number },
): Promise<{ isTold: boolean }> {
  const found = await deps.inTenant(scope, async (r) => {
    const conversation = await r.conversations.find(conversationId)
    if (conversation?.status !== 'paused' || conversation.version !== version) return null
    const session = await r.sessions.find(conversation.chatId)
    return { conversation, language: session?.language ?? 'ru' }
  })
  const wizard = found && WIZARDS.get(found.conversation.kind)
  if (!found || !wizard) return { isTold: false }
  const { conversation, language } = found
  const t = wizardTexts[language]
  try {
    await deps.messenger.sendText(scope, {
      key: `conversation:${conversationId}:paused:${version}`,
      chatId: conversation.chatId,
      text: t.waits(wizard.title[language]),
      buttons: [[resumeWizard.button(t.resume, { conversationId })]],
    })
    return { isTold: true }
  } catch (error) {
    // Whoever blocked the bot cannot be told.
    if (errorCode(error) !== 'provider_rejected') throw error
    deps.logger.info({ conversationId }, 'a paused conversation was not told: Telegram refused')
    return { isTold: false }
  }
}
