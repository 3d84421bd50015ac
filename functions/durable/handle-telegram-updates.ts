import type { Inngest } from 'inngest'
import { telegramUpdateReceived } from '../../workflows/bot/events.ts'
import { handleUpdates } from '../../workflows/bot/handle-updates.ts'
import type { Deps } from '../../workflows/deps.ts'
import { contextOf } from './context-of.ts'

/** `telegram.update_received` → answers. The updates of one chat in order, chats in parallel. */
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
    ({ event, step }) => {
      const { chatId } = event.data
      return handleUpdates(deps, {
        chatId,
        context: contextOf(event, 'bot'),
        step: {
          run: (id, work) => step.run(id, work),
          sleep: (id, milliseconds) => step.sleep(id, milliseconds),
        },
      })
    },
  )
}
