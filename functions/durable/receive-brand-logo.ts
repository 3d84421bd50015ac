import type { Inngest } from 'inngest'
import { brandLogoReceived } from '../../workflows/brand/events.ts'
import { receiveLogo, tell } from '../../workflows/brand/receive-logo.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `brand.logo_received` → the picture is fetched, checked, stored and shown; one at a time in a chat. */
export function receiveBrandLogoFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'receive-brand-logo',
      name: 'Take a picture as the logo of a brand',
      triggers: [brandLogoReceived.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
      onFailure: async ({ event, step }) => {
        const { chatId, updateId } = brandLogoReceived.data.parse(event.data.event.data)
        const context = contextOf(event.data.event, 'brand')
        await step.run('say that it failed', () =>
          withInngestErrors(() => tell(deps, context, { chatId, updateId, problem: 'failed' })),
        )
      },
    },
    ({ event, step }) => {
      const { chatId, fileId, updateId } = event.data
      return receiveLogo(deps, {
        chatId,
        fileId,
        updateId,
        context: contextOf(event, 'brand'),
        step,
      })
    },
  )
}
