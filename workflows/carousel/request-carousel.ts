import { brandFor } from '../brand/brand-for.ts'
import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { Carousel, NewCarousel } from './repository.ts'

/** Stores a carousel to be made, in the brand of its chat unless it has one, and publishes `carousel.generate.requested`, in one transaction. */
export async function requestCarousel(
  repositories: Pick<Repositories, 'carousels' | 'events' | 'brandKits'>,
  context: EventContext,
  carousel: NewCarousel,
): Promise<Carousel> {
  const brand =
    carousel.brand === undefined
      ? await brandFor(repositories, carousel.chat?.chatId ?? null)
      : carousel.brand
  const stored = await repositories.carousels.insert({ ...carousel, brand })
  const { id, language, style, format, chat, source, reading } = stored
  const isRead = source.kind === 'topic' || source.kind === 'text' || reading !== null
  await repositories.events.append(context, [
    {
      type: 'carousel.generate.requested',
      subject: id,
      data: {
        carouselId: id,
        language,
        style,
        format,
        ...(isRead ? {} : { reads: source.kind }),
        ...(chat ? { chatId: chat.chatId } : {}),
      },
    },
  ])
  return stored
}
