import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { deal } from '../../workflows/entities/deal.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { findActiveDeals } from '../../workflows/sales/find-active-deals.ts'
import { getConversionRate } from '../../workflows/sales/get-conversion-rate.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { contextOf } from './write.ts'

/** A day stands for its beginning in UTC. The database knows years of four digits, from 1. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be a day or a moment (ISO 8601)')
  .refine(
    (text) => /^(?!0000)\d{4}-/.test(new Date(text).toISOString()),
    'must be in the years 1 to 9999',
  )
  .optional()

const tags = ['deals']
const security = [{ apiKey: [] }]
const middleware = permit('deals:read')

const active = createRoute({
  method: 'get',
  tags,
  security,
  middleware,
  path: '/active',
  operationId: 'findActiveDeals',
  summary: 'Deals that are neither won nor lost, the newest first',
  request: {
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().max(500).optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of them',
      content: {
        'application/json': {
          schema: z.object({
            items: z.array(recordSchemaOf(deal).clone().openapi('Deal')),
            nextCursor: z.string().nullable(),
          }),
        },
      },
    },
    ...problems(400, 401, 403),
  },
})

const rate = createRoute({
  method: 'get',
  tags,
  security,
  middleware,
  path: '/conversion-rate',
  operationId: 'getConversionRate',
  summary: 'Which part of the deals that were closed in a period was won',
  request: {
    query: z
      .strictObject({
        from: moment.openapi({ description: 'in the period', example: '2026-01-01' }),
        to: moment.openapi({ description: 'not in the period', example: '2026-02-01' }),
      })
      .refine(({ from, to }) => !from || !to || new Date(from) <= new Date(to), {
        path: ['to'],
        error: 'must not be before from',
      }),
  },
  responses: {
    200: {
      description: 'The rate and what it follows from',
      content: {
        'application/json': {
          schema: z.object({
            won: z.number().int(),
            lost: z.number().int(),
            rate: z
              .number()
              .nullable()
              .openapi({ description: 'won / (won + lost), 0 to 1; null when none was closed' }),
          }),
        },
      },
    },
    ...problems(400, 401, 403),
  },
})

/** `/api/v1/deals/active` and `/api/v1/deals/conversion-rate`: mounted before `/api/v1/deals/{id}`. */
export function dealQueries(deps: Pick<Deps, 'inTenant'>) {
  const app = openApiApp()

  app.openapi(active, async (c) => {
    const { records, nextCursor } = await deps.inTenant(contextOf(c), (r) =>
      findActiveDeals(r, c.req.valid('query')),
    )
    return c.json({ items: records, nextCursor }, 200) as never
  })

  app.openapi(rate, async (c) => {
    const { from, to } = c.req.valid('query')
    const period = { from: inUtc(from), to: inUtc(to) }
    return c.json(await deps.inTenant(contextOf(c), (r) => getConversionRate(r, period)), 200)
  })

  return app
}

const inUtc = (text: string | undefined) =>
  text === undefined ? undefined : new Date(text).toISOString()
