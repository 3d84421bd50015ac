import { cron, type Inngest } from 'inngest'
import { pauseExpired } from '../../workflows/bot/wizard/pause-expired.ts'
import type { Deps } from '../../workflows/deps.ts'

/** Every minute: puts conversations aside in which nothing was said for half an hour. */
export function sweepConversationsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'sweep-conversations',
      name: 'Put silent conversations aside',
      triggers: [cron('* * * * *')],
      retries: 0,
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ paused: await step.run('pause', () => pauseExpired(deps)) }),
  )
}
