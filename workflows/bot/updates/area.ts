import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import { readUpdate } from '../read-update.ts'
import { retryUpdate } from './actions.ts'
import { updateTexts } from './texts.ts'

/** Messages that could not be handled, tried again. */
export const updatesArea: BotArea = {
  actions: [
    onAction(retryUpdate, async (tools, { updateId, reopened }): Promise<Answer> => {
      const { r, said, speaker, language } = tools
      const t = updateTexts[language]
      const failed = await r.updates.lockFailed(updateId)
      if (failed?.chatId !== said.chatId || failed.reopened !== reopened) {
        return { replies: [], notice: t.alreadyRetried }
      }
      const about = readUpdate(failed.payload)
      if (about.kind !== 'ignored' && about.from.id !== speaker.telegramUserId) {
        return { replies: [], notice: t.onlyAuthor }
      }
      await r.updates.reopen(updateId)
      return {
        replies: [{ kind: 'edit', messageId: said.messageId, text: t.retrying(updateId) }],
        events: [
          {
            type: 'telegram.update_received',
            subject: String(said.chatId),
            data: { updateId, chatId: said.chatId },
          },
        ],
      }
    }),
  ],
}
