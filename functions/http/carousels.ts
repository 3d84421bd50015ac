import { createRoute, z } from '@hono/zod-openapi'
import { detectLanguage } from '../../workflows/carousel/detect-language.ts'
import type { Carousel } from '../../workflows/carousel/repository.ts'
import { requestCarousel } from '../../workflows/carousel/request-carousel.ts'
import {
  carouselRequestSchema,
  type CarouselRequest,
} from '../../workflows/carousel/request-schema.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { carouselSchema, presentCarousel } from './carousel-schema.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import type { LinkSigner } from './slide-links.ts'
import { write } from './write.ts'

const security = [{ apiKey: [] }]

const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'requestCarousel',
  middleware: permit('carousels:create'),
  tags: ['Carousels'],
  summary: 'Ask for a carousel from a topic or a text',
  security,
  request: {
    body: { required: true, content: { 'application/json': { schema: carouselRequestSchema } } },
  },
  responses: {
    202: {
      description: 'Accepted; ask for it by its id',
      content: { 'application/json': { schema: z.object({ id: z.uuid(), status: z.string() }) } },
    },
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

const list = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listCarousels',
  middleware: permit('carousels:read'),
  tags: ['Carousels'],
  summary: 'The newest carousels',
  security,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.uuid().optional(),
      search: z.string().trim().max(200).optional().openapi({
        description: 'words that all stand in the topic, the text, the title or the caption',
      }),
    }),
  },
  responses: {
    200: {
      description: 'Newest first; pass next_cursor as cursor for the next page',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(carouselSchema), next_cursor: z.string().nullable() }),
        },
      },
    },
    ...problems(400, 401, 403, 429),
  },
})

const read = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'getCarousel',
  middleware: permit('carousels:read'),
  tags: ['Carousels'],
  summary: 'One carousel, with its pictures when they are drawn',
  security,
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: {
      description: 'The carousel',
      content: { 'application/json': { schema: carouselSchema } },
    },
    ...problems(400, 401, 403, 404, 429),
  },
})

/** `/api/v1/carousels`. */
export function carousels(deps: Deps, links: LinkSigner) {
  const app = openApiApp()

  app.openapi(create, async (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const { id, status } = await requestCarousel(r, context, {
        id: deps.newId(),
        source: sourceOf(input),
        language: input.language ?? detectLanguage(input.topic ?? input.text ?? ''),
        style: input.style,
        format: input.format,
        chat: null,
        requestedBy: context.actor,
      })
      return { status: 202, body: { id, status }, headers: { location: `/api/v1/carousels/${id}` } }
    })
  })

  app.openapi(list, async (c) => {
    const { limit, cursor, search } = c.req.valid('query')
    const found = await deps.inTenant(c.get('caller'), (r) =>
      r.carousels.list({ limit: limit + 1, before: cursor, search }),
    )
    const page = found.slice(0, limit)
    const items = page.map((carousel) => presentCarousel(carousel, links(c)))
    return c.json(
      { items, next_cursor: found.length > limit ? (page.at(-1)?.id ?? null) : null },
      200,
    )
  })

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    const carousel = await deps.inTenant(c.get('caller'), (r) => r.carousels.find(id))
    if (!carousel) throw new AppError('not_found', `There is no carousel ${id}`)
    return c.json(presentCarousel(carousel, links(c)), 200)
  })

  return app
}

function sourceOf({ topic, text }: CarouselRequest): Carousel['source'] {
  return topic === undefined ? { kind: 'text', text: text ?? '' } : { kind: 'topic', topic }
}
