import { cron, type Inngest } from 'inngest'
import type { Relay } from '../../workflows/shared/relay.ts'

/** Every minute: delivers the events whose nudge was lost, because a process died after the commit. */
export function sweepOutboxFunction(inngest: Inngest, relay: Relay) {
  return inngest.createFunction(
    {
      id: 'sweep-outbox',
      name: 'Deliver the events that were left',
      triggers: [cron('* * * * *')],
      retries: 0,
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ delivered: await step.run('sweep', () => relay.sweep()) }),
  )
}
