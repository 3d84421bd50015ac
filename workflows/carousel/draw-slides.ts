import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { imageKey } from './image-key.ts'
import type { Carousel } from './repository.ts'

/** Draws every slide as JPEG and stores it. @returns how many pictures were stored */
export async function drawSlides(
  deps: Pick<Deps, 'renderer' | 'images'>,
  scope: TenantScope,
  carousel: Carousel,
): Promise<number> {
  const slides = carousel.slides ?? []
  await Promise.all(
    slides.map(async (slide) => {
      const bytes = await deps.renderer.render(slide, 'jpeg')
      const key = imageKey(carousel.id, slide.index, 'jpeg')
      await deps.images.put(scope, key, { bytes, mediaType: 'image/jpeg' })
    }),
  )
  return slides.length
}
