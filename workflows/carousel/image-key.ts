import type { ImageEncoding } from './slides.ts'

/** Where one slide's picture is stored. `index` counts from 0. */
export function imageKey(carouselId: string, index: number, encoding: ImageEncoding): string {
  return `carousels/${carouselId}/${index + 1}.${encoding === 'jpeg' ? 'jpg' : 'png'}`
}
