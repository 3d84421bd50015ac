import type { Language } from '../carousel/content.ts'
import type { Deps } from '../deps.ts'
import { errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { languageOfUser } from './language.ts'
import { readUpdate } from './read-update.ts'
import { settleUpdate } from './settle-update.ts'
import { texts } from './texts.ts'

/**
 * Sets aside an update that used up its retries, so that later ones of the chat go on. The person
 * gets one sentence with its number, unless a carousel was ordered: that one answers for itself.
 */
export async function setAsideUpdate(
  deps: Deps,
  context: EventContext,
  { updateId, chatId, reason }: { updateId: number; chatId: number; reason: string },
): Promise<void> {
  const { settled, session } = await deps.inTenant(context, async (r) => ({
    settled: await settleUpdate(r, context, updateId, reason),
    session: await r.sessions.find(chatId),
  }))
  deps.logger.error({ updateId, chatId, reason }, 'a Telegram update was set aside')
  if (settled?.outcome?.carousel) return
  const language = session?.language ?? languageOfSender(settled?.payload ?? {})
  try {
    await deps.messenger.sendText(context, {
      key: `update:${updateId}:failed`,
      chatId,
      text: texts[language].updateFailed(updateId),
    })
  } catch (error) {
    // Whoever blocked the bot cannot be told.
    if (errorCode(error) !== 'provider_rejected') throw error
  }
}

function languageOfSender(payload: Record<string, unknown>): Language {
  const incoming = readUpdate(payload)
  return languageOfUser(incoming.kind === 'ignored' ? null : incoming.from.languageCode)
}
