import type { Inngest } from 'inngest'
import { carouselPackageRequested } from '../../workflows/carousel/events.ts'
import { sendPostPackage } from '../../workflows/carousel/revisions/send-post-package.ts'
import type { Deps } from '../../workflows/deps.ts'
import { contextOf } from './context-of.ts'

/** `carousel.package.requested` → files, caption and alt texts; one chat at a time. */
export function sendPostPackageFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-post-package',
      name: 'Send everything that a post needs',
      triggers: [carouselPackageRequested.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
    },
    ({ event, step }) => {
      const { carouselId, revision, chatId, updateId } = event.data
      const scope = contextOf(event, 'carousel')
      return sendPostPackage(deps, { carouselId, revision, chatId, updateId, scope, step })
    },
  )
}
