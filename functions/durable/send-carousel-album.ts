import type { Inngest } from 'inngest'
import { carouselAlbumRequested } from '../../workflows/carousel/events.ts'
import { sendRevisionAlbum } from '../../workflows/carousel/revisions/send-album.ts'
import type { Deps } from '../../workflows/deps.ts'
import { contextOf } from './context-of.ts'

/** `carousel.album.requested` → the album of a revision; one chat at a time. */
export function sendCarouselAlbumFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-carousel-album',
      name: 'Send the album of a carousel',
      triggers: [carouselAlbumRequested.trigger],
      retries: 5,
      concurrency: { key: 'event.data.chatId', limit: 1 },
    },
    ({ event, step }) => {
      const { carouselId, revision, chatId, updateId } = event.data
      const scope = contextOf(event, 'carousel')
      return sendRevisionAlbum(deps, { carouselId, revision, chatId, updateId, scope, step })
    },
  )
}
