import type { Carousel, CarouselRepository } from '../repository.ts'
import type { CarouselState } from './repository.ts'

/** Makes a revision the one that is shown. */
export function showState(
  carousels: Pick<CarouselRepository, 'update'>,
  id: string,
  state: CarouselState & { number: number },
): Promise<Carousel> {
  const { number, content, slides, pictures, style, format, brand, writer, note } = state
  return carousels.update(id, {
    revision: number,
    content,
    slides,
    pictures,
    style,
    format,
    brand,
    writer,
    note,
  })
}
