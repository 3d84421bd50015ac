import { attributionOn } from './attribution.ts'
import type { Carousel } from './repository.ts'
import type { Slide } from './slides.ts'

/** The slides of a written carousel, in order, each knowing its place. */
export function layOutSlides(
  carousel: Pick<Carousel, 'content' | 'format' | 'style' | 'language' | 'brand'> &
    Partial<Pick<Carousel, 'source' | 'reading' | 'note'>>,
  handle?: string,
): Slide[] {
  const contents = carousel.content?.slides ?? []
  const brand = carousel.brand ?? undefined
  const shown = brand?.handle ?? handle
  return contents.map((content, index) => {
    const attribution = attributionOn(content, carousel)
    return {
      index,
      total: contents.length,
      format: carousel.format,
      style: carousel.style,
      language: carousel.language,
      ...(shown === undefined ? {} : { handle: shown }),
      ...(brand === undefined ? {} : { brand }),
      ...(attribution === undefined ? {} : { attribution }),
      content,
    }
  })
}
