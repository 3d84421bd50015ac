import { createRoute, z } from '@hono/zod-openapi'
import { carouselChangeSchema } from '../../workflows/carousel/revisions/change.ts'
import { carouselSchema, revisionSchema } from './carousel-schema.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idempotency, idParams, json, security, version } from './route-parts.ts'

const tags = ['Carousels']
const BAD = [400, 401, 403, 404, 409, 413, 415, 422, 429] as const

const changeSchema = z
  .object({
    id: z.uuid(),
    carousel_id: z.uuid(),
    revision: z.number().int().openapi({ description: 'the revision that is changed' }),
    status: z.enum(['requested', 'done', 'stale', 'failed']).openapi({
      description: 'stale: the carousel was changed in the meantime, so that this was not done',
    }),
    result: z.number().int().nullable().openapi({ description: 'the revision that came of it' }),
    error: z.string().nullable(),
  })
  .openapi('CarouselChange')

export const listRevisions = createRoute({
  method: 'get',
  path: '/{id}/revisions',
  operationId: 'listCarouselRevisions',
  middleware: permit('carousels:read'),
  tags,
  summary: 'The states of a carousel, newest first',
  security,
  request: {
    params: idParams,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    }),
  },
  responses: {
    200: json(
      'Newest first; pass next_before as before for the next page',
      z.object({ items: z.array(revisionSchema), next_before: z.number().int().nullable() }),
    ),
    ...problems(400, 401, 403, 404, 429),
  },
})

export const requestChangeRoute = createRoute({
  method: 'post',
  path: '/{id}/changes',
  operationId: 'changeCarousel',
  middleware: permit('carousels:create'),
  tags,
  summary: 'Change a finished carousel: a slide, their order, the style or the format',
  description:
    'Places of slides count from 0. A change makes a new revision; only `rewrite` asks a writer. It is ' +
    'refused with 409 when another revision than the one named is shown by now.',
  security,
  request: {
    params: idParams,
    headers: idempotency,
    body: body(
      z.strictObject({
        revision: version.openapi({ description: 'the revision that is changed: the shown one' }),
        change: carouselChangeSchema.clone(),
      }),
    ),
  },
  responses: {
    202: json('Accepted; ask for it by its id', changeSchema),
    ...problems(...BAD),
  },
})

export const readChange = createRoute({
  method: 'get',
  path: '/{id}/changes/{changeId}',
  operationId: 'getCarouselChange',
  middleware: permit('carousels:read'),
  tags,
  summary: 'What came of a change',
  security,
  request: { params: z.object({ id: z.uuid(), changeId: z.uuid() }) },
  responses: { 200: json('The change', changeSchema), ...problems(400, 401, 403, 404, 429) },
})

export const showRevisionRoute = createRoute({
  method: 'post',
  path: '/{id}/revisions/{number}/show',
  operationId: 'showCarouselRevision',
  middleware: permit('carousels:create'),
  tags,
  summary: 'Go back or forward: show another revision',
  security,
  request: {
    params: idParams.extend({
      number: z.coerce.number().int().min(1).max(2_147_483_647),
    }),
    headers: idempotency,
  },
  responses: { 200: json('The carousel as it is shown now', carouselSchema), ...problems(...BAD) },
})
