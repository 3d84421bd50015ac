import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { Carousel, NewCarousel } from './repository.ts'

/** Stores a carousel to be made and publishes `carousel.generate.requested`, in one transaction. */
export async function requestCarousel(
  repositories: Pick<Repositories, 'carousels' | 'events'>,
  context: EventContext,
  carousel: NewCarousel,
): Promise<Carousel> {
  const stored = await repositories.carousels.insert(carousel)
  const { id, language, style, format, chat } = stored
  await repositories.events.append(context, [
    {
      type: 'carousel.generate.requested',
      subject: id,
      data: {
        carouselId: id,
        language,
        style,
        format,
        ...(chat ? { chatId: chat.chatId } : {}),
      },
    },
  ])
  return stored
}
