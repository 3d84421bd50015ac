import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import { imageKey } from '../image-key.ts'
import type { Carousel } from '../repository.ts'
import type { CarouselState } from './repository.ts'

/** Keeps what was generated as the first revision and shows it. */
export async function addFirstRevision(
  r: Pick<Repositories, 'carousels' | 'carouselRevisions'>,
  carousel: Carousel,
  pictures: string[],
): Promise<Carousel> {
  const state = stateOf({ ...carousel, pictures })
  const facts = { number: 1, parent: null, cause: 'generated', slide: null } as const
  if ((await r.carouselRevisions.latest(carousel.id)) === 0) {
    await r.carouselRevisions.insert({ ...state, ...facts, carouselId: carousel.id })
  }
  return r.carousels.update(carousel.id, { pictures, revision: 1 })
}

/**
 * The carousel, locked, with its state in a revision: one that was made before there were revisions gets
 * its first.
 * @throws AppError `not_found`; `conflict` while it is not finished
 */
export async function lockRevised(
  r: Pick<Repositories, 'carousels' | 'carouselRevisions'>,
  id: string,
): Promise<Carousel & { revision: number }> {
  const carousel = await r.carousels.lock(id)
  if (!carousel) throw new AppError('not_found', `There is no carousel ${id}`)
  if (carousel.status !== 'completed') {
    throw new AppError('conflict', `Carousel ${id} is not finished: it is ${carousel.status}`)
  }
  const { revision } = carousel
  if (revision !== null) return { ...carousel, revision }
  return { ...(await addFirstRevision(r, carousel, picturesOf(carousel))), revision: 1 }
}

/** The keys of its pictures, whenever it was made. */
export function picturesOf({ id, slides, pictures }: Pick<Carousel, 'id' | 'slides' | 'pictures'>) {
  return pictures ?? (slides ?? []).map((_, index) => imageKey(id, index, 'jpeg'))
}

/** What a revision keeps of a carousel. @throws AppError `internal` before its slides are laid out */
export function stateOf(
  carousel: Pick<
    Carousel,
    'id' | 'content' | 'slides' | 'pictures' | 'style' | 'format' | 'brand' | 'writer' | 'note'
  >,
): CarouselState {
  const { content, slides, style, format, brand, writer, note } = carousel
  if (!content || !slides) throw new AppError('internal', `${carousel.id} has no slides yet`)
  return { content, slides, pictures: picturesOf(carousel), style, format, brand, writer, note }
}
