import type { Language } from '../carousel/content.ts'
import type { Deps } from '../deps.ts'
import { errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { languageOfUser } from './language.ts'
import { readUpdate } from './read-update.ts'
import { settleUpdate } from './settle-update.ts'
import { texts } from './texts.ts'
import { retryUpdate } from './updates/actions.ts'
import { updateTexts } from './updates/texts.ts'

/**
 * Sets aside an update that used up its retries, so that later ones of the chat go on. The person
 * gets one sentence with its number and a button to try again, unless a carousel was ordered: that one answers for itself.
 */
export async function setAsideUpdate(
  deps: Deps,
  context: EventContext,
  { updateId, chatId, reason }: { updateId: number; chatId: number; reason: string },
): Promise<void> {
  const { aside, session } = await deps.inTenant(context, async (r) => ({
    // A repeat of this step finds it settled.
    aside:
      (await settleUpdate(r, context, updateId, reason)) ?? (await r.updates.lockFailed(updateId)),
    session: await r.sessions.find(chatId),
  }))
  deps.logger.error({ updateId, chatId, reason }, 'a Telegram update was set aside')
  if (!aside || aside.outcome?.carousel) return
  const language = session?.language ?? languageOfSender(aside.payload)
  const { reopened } = aside
  try {
    await deps.messenger.sendText(context, {
      key: `update:${updateId}:failed${reopened === 0 ? '' : `:${reopened}`}`,
      chatId,
      text: texts[language].updateFailed(updateId),
      buttons: [[retryUpdate.button(updateTexts[language].retry, { updateId, reopened })]],
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
