import { cron, type Inngest } from 'inngest'
import { forgetOld } from '../../workflows/bot/wizard/forget-old.ts'
import type { Deps } from '../../workflows/deps.ts'

/** Every night: deletes conversations that are long over, and what buttons of old messages asked for. */
export function forgetConversationsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'forget-conversations',
      name: 'Delete old conversations and buttons',
      triggers: [cron('41 3 * * *')],
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ forgotten: await step.run('forget', () => forgetOld(deps)) }),
  )
}
