import { logoBytes } from '../brand/logo-bytes.ts'
import type { Deps } from '../deps.ts'
import { equal } from '../registry/equal.ts'
import type { TenantScope } from '../shared/scope.ts'
import { imageKey } from './image-key.ts'
import type { Slide } from './slides.ts'

interface Drawing {
  carouselId: string
  revision: number
  slides: readonly Slide[]
  /** What is drawn already: a slide that looks the same keeps its picture. */
  drawn?: { slides: readonly Slide[]; pictures: readonly string[] }
}

/** Draws what has no picture yet as JPEG and stores it. @returns the keys, in the order of the slides */
export async function drawSlides(
  deps: Pick<Deps, 'renderer' | 'images'>,
  scope: TenantScope,
  { carouselId, revision, slides, drawn }: Drawing,
): Promise<string[]> {
  const logo = await logoBytes(deps, scope, slides[0]?.brand)
  return Promise.all(
    slides.map(async (slide, index) => {
      const kept = drawn?.pictures[index]
      if (kept !== undefined && equal(plain(slide), plain(drawn?.slides[index]))) return kept
      const key = imageKey(carouselId, index, 'jpeg', revision)
      const bytes = await deps.renderer.render(slide, 'jpeg', logo)
      await deps.images.put(scope, key, { bytes, mediaType: 'image/jpeg' })
      return key
    }),
  )
}

/** As it is after it was stored: what is undefined is not there. */
const plain = (slide: Slide | undefined): unknown =>
  slide === undefined ? undefined : JSON.parse(JSON.stringify(slide))
