import { cron, type Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'

/** Every night: deletes the answers that were kept for repeated requests and have expired. */
export function forgetAnswersFunction(inngest: Inngest, deps: Pick<Deps, 'forgetAnswers'>) {
  return inngest.createFunction(
    {
      id: 'forget-answers',
      name: 'Delete expired answers to repeated requests',
      triggers: [cron('17 3 * * *')],
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ forgotten: await step.run('forget', () => deps.forgetAnswers()) }),
  )
}
