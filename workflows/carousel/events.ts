import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'
import { LANGUAGES } from './content.ts'
import { CAUSES } from './revisions/repository.ts'
import { STYLES } from './styles.ts'

const carouselId = z.uuid()

export const carouselGenerateRequested = declareEvent({
  type: 'carousel.generate.requested',
  summary: 'Someone asked for a carousel, in the chat or by the API.',
  data: {
    carouselId,
    language: z.enum(LANGUAGES),
    style: z.enum(STYLES),
    format: z.enum(['portrait', 'square']),
    /** What has to be read first; absent when there is nothing to read. */
    reads: z.enum(['document', 'link']).optional(),
    /** The chat that waits for it; absent for the API. */
    chatId: z.number().optional(),
  },
})

export const carouselContentAnalyzed = declareEvent({
  type: 'carousel.content.analyzed',
  summary: 'The words of the carousel are written.',
  data: { carouselId, writer: z.string(), slides: z.number() },
})

export const carouselSlidesGenerated = declareEvent({
  type: 'carousel.slides.generated',
  summary: 'Every slide is laid out.',
  data: { carouselId, slides: z.number() },
})

export const carouselImagesRendered = declareEvent({
  type: 'carousel.images.rendered',
  summary: 'The pictures are drawn and stored.',
  data: { carouselId, images: z.number() },
})

export const carouselCompleted = declareEvent({
  type: 'carousel.completed',
  summary: 'The carousel is ready and, if a chat asked for it, delivered.',
  data: { carouselId, chatId: z.number().optional() },
})

export const carouselDocumentsRequested = declareEvent({
  type: 'carousel.documents.requested',
  summary: 'Someone asked in the chat for the slides as PNG files.',
  data: { carouselId, chatId: z.number(), updateId: z.number() },
})

export const carouselFailed = declareEvent({
  type: 'carousel.failed',
  summary: 'The carousel could not be made; the person was told.',
  data: { carouselId, reason: z.string(), chatId: z.number().optional() },
})

export const carouselChangeRequested = declareEvent({
  type: 'carousel.change.requested',
  summary:
    'Someone asked to change a finished carousel: a slide, their order, the style or the format.',
  data: {
    carouselId,
    changeId: z.uuid(),
    /** The revision that is changed. */
    revision: z.number(),
    change: z.string(),
    chatId: z.number().optional(),
  },
})

export const carouselChanged = declareEvent({
  type: 'carousel.changed',
  summary: 'A change is made: the carousel has another revision, and it is shown.',
  data: {
    carouselId,
    changeId: z.uuid(),
    revision: z.number(),
    cause: z.enum(CAUSES),
    chatId: z.number().optional(),
  },
})

export const carouselChangeFailed = declareEvent({
  type: 'carousel.change.failed',
  summary: 'A change could not be made; the carousel is as it was.',
  data: { carouselId, changeId: z.uuid(), reason: z.string(), chatId: z.number().optional() },
})

export const carouselRevisionShown = declareEvent({
  type: 'carousel.revision.shown',
  summary: 'Someone went back or forward: the carousel shows another of its revisions.',
  data: { carouselId, revision: z.number(), previous: z.number() },
})

export const carouselAlbumRequested = declareEvent({
  type: 'carousel.album.requested',
  summary: 'Someone asked in the chat for the whole album of a revision.',
  data: { carouselId, revision: z.number(), chatId: z.number(), updateId: z.number() },
})

export const carouselPackageRequested = declareEvent({
  type: 'carousel.package.requested',
  summary: 'Someone asked in the chat for everything that a post needs: files, caption, alt texts.',
  data: { carouselId, revision: z.number(), chatId: z.number(), updateId: z.number() },
})
