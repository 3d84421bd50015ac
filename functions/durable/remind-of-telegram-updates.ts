import { cron, type Inngest } from 'inngest'
import { remindOfUpdates } from '../../workflows/bot/remind-of-updates.ts'
import type { Deps } from '../../workflows/deps.ts'

/** Every five minutes: takes up the updates of chats whose run failed for good. */
export function remindOfTelegramUpdatesFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'remind-of-telegram-updates',
      name: 'Take up updates that were left behind',
      triggers: [cron('*/5 * * * *')],
      retries: 0,
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ chats: await step.run('remind', () => remindOfUpdates(deps)) }),
  )
}
