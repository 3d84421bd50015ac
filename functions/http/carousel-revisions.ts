import type { Deps } from '../../workflows/deps.ts'
import { refuse } from '../../workflows/carousel/revisions/check-words.ts'
import { requestChange } from '../../workflows/carousel/revisions/request-change.ts'
import type { RequestedChange } from '../../workflows/carousel/revisions/repository.ts'
import { showRevision } from '../../workflows/carousel/revisions/show-revision.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import {
  listRevisions,
  readChange,
  requestChangeRoute,
  showRevisionRoute,
} from './carousel-revision-routes.ts'
import { presentCarousel, presentRevision } from './carousel-schema.ts'
import { openApiApp } from './open-api-app.ts'
import type { LinkSigner } from './slide-links.ts'
import { write } from './write.ts'

/** `/api/v1/carousels/{id}/…`: changing a finished carousel, its revisions, back and forward. */
export function carouselRevisions(deps: Deps, links: LinkSigner) {
  const app = openApiApp()

  app.openapi(listRevisions, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, before } = c.req.valid('query')
    const { carousel, found } = await deps.inTenant(c.get('caller'), async (r) => ({
      carousel: await r.carousels.find(id),
      found: await r.carouselRevisions.list(id, {
        limit: limit + 1,
        ...(before === undefined ? {} : { before }),
      }),
    }))
    if (!carousel) throw new AppError('not_found', `There is no carousel ${id}`)
    const page = found.slice(0, limit)
    const items = page.map((revision) =>
      presentRevision(revision, carousel.revision ?? 1, links(c)),
    )
    const more = found.length > limit ? (page.at(-1)?.number ?? null) : null
    return c.json({ items, next_before: more }, 200)
  })

  app.openapi(requestChangeRoute, (c) => {
    const { id: carouselId } = c.req.valid('param')
    const { revision, change } = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const id = await requestChange(deps, r, context, { carouselId, revision, change })
      if (change.kind === 'rewrite' && !deps.slideWriter.isConfigured) {
        refuse([{ field: 'change.kind', rule: 'needs an AI provider, and none is configured' }])
      }
      const asked = { id, carouselId, revision, status: 'requested', result: null } as const
      return {
        status: 202,
        body: present({ ...asked, failure: null }),
        headers: { location: `/api/v1/carousels/${carouselId}/changes/${id}` },
      }
    })
  })

  app.openapi(readChange, async (c) => {
    const { id, changeId } = c.req.valid('param')
    const change = await deps.inTenant(c.get('caller'), (r) =>
      r.carouselRevisions.findChange(changeId),
    )
    if (change?.carouselId !== id) throw new AppError('not_found', `There is no change ${changeId}`)
    return c.json(present(change), 200)
  })

  app.openapi(showRevisionRoute, (c) => {
    const { id, number } = c.req.valid('param')
    return write(deps, c, async (r, context) => ({
      status: 200,
      body: presentCarousel(await showRevision(r, context, id, number), links(c)),
    }))
  })
  return app
}

type Presented = Pick<
  RequestedChange,
  'id' | 'carouselId' | 'revision' | 'status' | 'result' | 'failure'
>

const present = ({ id, carouselId, revision, status, result, failure }: Presented) => ({
  id,
  carousel_id: carouselId,
  revision,
  status,
  result,
  error: failure,
})
