import type { Inngest } from 'inngest'
import { carouselDocumentsRequested } from '../../workflows/carousel/events.ts'
import { sendDocuments } from '../../workflows/carousel/send-documents.ts'
import type { Deps } from '../../workflows/deps.ts'
import { contextOf } from './context-of.ts'

/** `carousel.documents.requested` → the slides as PNG files; one chat at a time. */
export function sendCarouselDocumentsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-carousel-documents',
      name: 'Send a carousel as PNG files',
      triggers: [carouselDocumentsRequested.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
    },
    ({ event, step }) => {
      const { carouselId, chatId, updateId } = event.data
      const scope = contextOf(event, 'carousel')
      return sendDocuments(deps, { carouselId, chatId, updateId, scope, step })
    },
  )
}
