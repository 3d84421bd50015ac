import { Hono } from 'hono'
import { z } from 'zod'
import { imageKey } from '../../workflows/carousel/image-key.ts'
import type { StoredImage } from '../../workflows/carousel/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { SlideLinks } from './slide-links.ts'

const nameSchema = z.tuple([z.uuid(), z.coerce.number().int().min(1), z.enum(['jpg', 'png'])])

/**
 * `GET /files/carousels/:id/:n.jpg|png` with a signed address. JPEGs were stored by the saga; a PNG is
 * drawn when first asked for.
 */
export function files(deps: Deps, links: SlideLinks) {
  const app = new Hono()
  const once = sharedWork<StoredImage>()
  app.get('/carousels/:id/:name', async (c) => {
    const scope = links.verify(new URL(c.req.url))
    if (!scope) throw new AppError('forbidden', 'This address is not signed, or its day is over')
    const [stem, extension] = c.req.param('name').split('.')
    const parsed = nameSchema.safeParse([c.req.param('id'), stem, extension])
    const missing = new AppError('not_found', 'There is no such picture')
    if (!parsed.success) throw missing
    const [id, number, type] = parsed.data
    const encoding = type === 'jpg' ? 'jpeg' : 'png'
    const key = imageKey(id, number - 1, encoding)

    const draw = async () => {
      const carousel = await deps.inTenant(scope, (r) => r.carousels.find(id))
      const slide = carousel?.slides?.[number - 1]
      if (!slide) throw missing
      const bytes = await deps.renderer.render(slide, encoding)
      const drawn = { bytes, mediaType: `image/${encoding}` as const }
      await deps.images.put(scope, key, drawn)
      return drawn
    }
    const image =
      (await deps.images.get(scope, key)) ??
      (await once(`${scope.organizationId}/${scope.workspaceId}/${key}`, draw))
    return c.body(new Uint8Array(image.bytes), 200, {
      'content-type': image.mediaType,
      'cache-control': 'private, max-age=86400, immutable',
      'x-content-type-options': 'nosniff',
    })
  })
  return app
}

/** Many who ask for the same at once wait for one: a hundred requests must not draw a hundred times. */
function sharedWork<T>() {
  const underWay = new Map<string, Promise<T>>()
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const shared = underWay.get(key) ?? work().finally(() => underWay.delete(key))
    underWay.set(key, shared)
    return shared
  }
}
