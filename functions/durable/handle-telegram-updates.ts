import type { Inngest } from 'inngest'
import { answerUpdate } from '../../workflows/bot/answer-update.ts'
import { telegramUpdateReceived } from '../../workflows/bot/events.ts'
import { setAsideUpdate } from '../../workflows/bot/set-aside-update.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/**
 * `telegram.update_received` → the chat's pending updates, lowest update_id first: one at a time per
 * chat, chats in parallel. What an earlier run left behind goes first. An update that uses up its
 * retries is set aside; those after it go on.
 */
export function handleTelegramUpdatesFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'handle-telegram-updates',
      name: 'Handle the updates of a chat',
      triggers: [telegramUpdateReceived.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
      onFailure: ({ event, error }) => {
        const { chatId } = event.data.event.data
        deps.logger.error({ err: error, chatId }, 'the updates of a chat wait for its next one')
      },
    },
    async ({ event, step }) => {
      const { chatId } = event.data
      const context = contextOf(event, 'bot')
      const answered: number[] = []
      for (;;) {
        const next = await step.run(`find update ${answered.length + 1}`, () =>
          deps.inTenant(context, async (r) => (await r.updates.nextOf(chatId))?.updateId ?? null),
        )
        if (next === null) return { answered }
        try {
          await step.run(`answer update ${next}`, () =>
            withInngestErrors(() => answerUpdate(deps, context, next)),
          )
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error)
          await step.run(`set aside update ${next}`, () =>
            withInngestErrors(() =>
              setAsideUpdate(deps, context, { updateId: next, chatId, reason }),
            ),
          )
        }
        answered.push(next)
      }
    },
  )
}
