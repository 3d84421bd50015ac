import { cron, type Inngest } from 'inngest'
import { digestDue } from '../../workflows/bot/digest/events.ts'
import { sendDigest } from '../../workflows/bot/digest/send-digest.ts'
import { sweepDigests } from '../../workflows/bot/digest/sweep-digests.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** Every five minutes: asks for the digests whose hour has come. */
export function sweepDigestsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'sweep-digests',
      name: 'Ask for the digests that are due',
      triggers: [cron('*/5 * * * *')],
      retries: 0,
      concurrency: { limit: 1 },
    },
    ({ step }) => step.run('sweep', () => sweepDigests(deps)),
  )
}

/** `digest.due` → the member reads what the day brings. */
export function sendDigestFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-digest',
      name: 'Send a daily digest',
      triggers: [digestDue.trigger],
      retries: 5,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 5 },
    },
    ({ event, step }) =>
      step.run('send', () =>
        withInngestErrors(() => sendDigest(deps, contextOf(event, 'bot'), event.data)),
      ),
  )
}
