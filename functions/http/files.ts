import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { logoBytes } from '../../workflows/brand/logo-bytes.ts'
import { imageKey } from '../../workflows/carousel/image-key.ts'
import type { StoredImage } from '../../workflows/carousel/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { SlideLinks } from './slide-links.ts'

const nameSchema = z.tuple([
  z.uuid(),
  z
    .string()
    .regex(/^r[1-9]\d{0,8}$/)
    .transform((name) => Number(name.slice(1))),
  z.coerce.number().int().min(1),
  z.enum(['jpg', 'png']),
])

/**
 * `GET /files/carousels/:id/:n.jpg|png` for the first revision and `…/:id/r2/:n.jpg|png` for later ones, with
 * a signed address. JPEGs were stored when they were drawn; a PNG is drawn when first asked for.
 */
export function files(deps: Deps, links: SlideLinks) {
  const app = new Hono()
  const once = sharedWork<StoredImage>()
  const missing = () => new AppError('not_found', 'There is no such picture')

  const slideOf = async (scope: TenantScope, id: string, revision: number, index: number) => {
    const found = await deps.inTenant(scope, async (r) => ({
      carousel: await r.carousels.find(id),
      kept: await r.carouselRevisions.find(id, revision),
    }))
    // One that was made before there were revisions has none, unless it was changed.
    const state = found.kept ?? (revision === 1 ? found.carousel : null)
    const slide = state?.slides?.[index]
    if (!found.carousel || !state || !slide) throw missing()
    return { slide, picture: state.pictures?.[index] ?? imageKey(id, index, 'jpeg') }
  }

  const serve = async (c: Context, name: string, revisionName: string) => {
    const scope = links.verify(new URL(c.req.url))
    if (!scope) throw new AppError('forbidden', 'This address is not signed, or its day is over')
    const [stem, extension] = name.split('.')
    const parsed = nameSchema.safeParse([c.req.param('id'), revisionName, stem, extension])
    if (!parsed.success) throw missing()
    const [id, revision, number, type] = parsed.data
    const encoding = type === 'jpg' ? 'jpeg' : 'png'
    const { slide, picture } = await slideOf(scope, id, revision, number - 1)
    const key = type === 'jpg' ? picture : imageKey(id, number - 1, encoding, revision)

    const draw = async () => {
      const logo = await logoBytes(deps, scope, slide.brand)
      const bytes = await deps.renderer.render(slide, encoding, logo)
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
  }

  app.get('/carousels/:id/:name', (c) => serve(c, c.req.param('name'), 'r1'))
  app.get('/carousels/:id/:revision/:name', (c) =>
    serve(c, c.req.param('name'), c.req.param('revision')),
  )
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
