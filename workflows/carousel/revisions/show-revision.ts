import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { Carousel } from '../repository.ts'
import { lockRevised } from './first-revision.ts'
import { showState } from './show-state.ts'

/**
 * Shows another revision: nothing is drawn, nothing is lost. Showing the one that is shown changes nothing.
 * @throws AppError `not_found` for an unknown carousel or revision; `conflict` while it is not finished
 */
export async function showRevision(
  r: Pick<Repositories, 'carousels' | 'carouselRevisions' | 'events'>,
  context: EventContext,
  carouselId: string,
  number: number,
): Promise<Carousel> {
  const carousel = await lockRevised(r, carouselId)
  if (carousel.revision === number) return carousel
  const revision = await r.carouselRevisions.find(carouselId, number)
  if (!revision) throw new AppError('not_found', `There is no revision ${number}`)
  const data = { carouselId, revision: number, previous: carousel.revision }
  await r.events.append(context, [{ type: 'carousel.revision.shown', subject: carouselId, data }])
  return showState(r.carousels, carouselId, revision)
}
