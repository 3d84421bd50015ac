import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { deal } from '../../workflows/entities/deal.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { winDeal } from '../../workflows/sales/win-deal.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, security, version } from './route-parts.ts'
import { write } from './write.ts'

const win = createRoute({
  method: 'post',
  path: '/{id}/win',
  operationId: 'winDeal',
  tags: ['deals'],
  summary: 'Win a deal',
  description:
    'From any open stage. Prices the deal by its strategy, or by the quote that its customer accepted, and starts the saga that makes the order. 409 when it is won already.',
  security,
  middleware: permit('deals:update'),
  request: {
    params: idParams,
    body: {
      required: false,
      content: {
        'application/json': {
          schema: z.strictObject({ version: version.optional() }).openapi('DealWin'),
        },
      },
    },
  },
  responses: {
    200: json(
      'The won deal, and the saga that makes its order',
      recordSchemaOf(deal).extend({ sagaId: z.uuid() }).openapi('WonDeal'),
    ),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
})

/** `/api/v1/deals/{id}/win`. */
export function dealsWin(deps: Deps) {
  const app = openApiApp()
  app.openapi(win, (c) => {
    const { id } = c.req.valid('param')
    const { version: expected } = c.req.valid('json') ?? {}
    return write(deps, c, async (r, context) => {
      const won = await winDeal(deps, r, context, id, { version: expected })
      return { status: 200, body: { ...won, sagaId: won.id } }
    })
  })
  return app
}
