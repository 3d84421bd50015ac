import { cron, type Inngest } from 'inngest'
import { forgetContents } from '../../workflows/ai/content/forget-contents.ts'
import type { Deps } from '../../workflows/deps.ts'

/** Every night: forgets the words of what was asked of the assistant more than 180 days ago. */
export function forgetAiContentsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'forget-ai-contents',
      name: 'Forget the words of old AI content',
      triggers: [cron('47 3 * * *')],
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ forgotten: await step.run('forget', () => forgetContents(deps)) }),
  )
}
