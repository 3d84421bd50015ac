import type { Inngest } from 'inngest'
import { generateContent } from '../../workflows/ai/content/generate-content.ts'
import { aiContentRequested } from '../../workflows/ai/events.ts'
import type { Deps } from '../../workflows/deps.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import { sagaCancelRequested } from '../../workflows/shared/saga-events.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `ai.content.requested` → words. At most eight of one workspace at a time. */
export function generateAiContentFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: generateContent.name,
      name: 'Generate AI content',
      triggers: [aiContentRequested.trigger],
      retries: 3,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 8 },
      cancelOn: [
        { event: sagaCancelRequested.type, if: 'async.data.subject == event.data.contentId' },
      ],
    },
    ({ event, step, runId }) =>
      runSaga({
        definition: generateContent,
        deps,
        context: contextOf(event, 'ai'),
        input: generateContent.inputOf(event.data),
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}
