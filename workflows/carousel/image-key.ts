import type { ImageEncoding } from './slides.ts'

/**
 * Where one slide's picture is stored. `index` counts from 0. The pictures of the first revision have no
 * number, because there were carousels before there were revisions.
 */
export function imageKey(
  carouselId: string,
  index: number,
  encoding: ImageEncoding,
  revision = 1,
): string {
  const folder = revision === 1 ? carouselId : `${carouselId}/r${revision}`
  return `carousels/${folder}/${index + 1}.${encoding === 'jpeg' ? 'jpg' : 'png'}`
}
