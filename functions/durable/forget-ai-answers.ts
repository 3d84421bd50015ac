import { cron, type Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'

/** Every night: deletes what models answered more than 30 days ago. */
export function forgetAiAnswersFunction(inngest: Inngest, deps: Pick<Deps, 'forgetAiAnswers'>) {
  return inngest.createFunction(
    {
      id: 'forget-ai-answers',
      name: 'Delete old answers of AI',
      triggers: [cron('37 3 * * *')],
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ forgotten: await step.run('forget', () => deps.forgetAiAnswers()) }),
  )
}
