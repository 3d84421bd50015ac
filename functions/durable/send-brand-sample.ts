import type { Inngest } from 'inngest'
import { brandSampleRequested } from '../../workflows/brand/events.ts'
import { sendBrandSample } from '../../workflows/brand/send-sample.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `brand.sample_requested` → one slide, in the brand as it is then. */
export function sendBrandSampleFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-brand-sample',
      name: 'Show a slide in the brand of a chat',
      triggers: [brandSampleRequested.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
    },
    ({ event, step }) => {
      const { chatId, updateId } = event.data
      const scope = contextOf(event, 'brand')
      return step.run('send', () =>
        withInngestErrors(() => sendBrandSample(deps, scope, { chatId, updateId })),
      )
    },
  )
}
