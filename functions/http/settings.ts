import { createRoute, z } from '@hono/zod-openapi'
import { changeSettings } from '../../workflows/access/change-settings.ts'
import { settingsPatchSchema, settingsSchema } from '../../workflows/access/settings.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idempotency, json, security } from './route-parts.ts'
import { contextOf, write } from './write.ts'

const tags = ['settings']
const settings = z
  .object({ ...settingsSchema.shape, version: z.number().int() })
  .openapi('Settings')

const read = createRoute({
  method: 'get',
  path: '/',
  operationId: 'readSettings',
  tags,
  summary: 'The settings of the workspace, with the defaults filled in',
  security,
  middleware: permit('settings:read'),
  responses: { 200: json('The settings', settings), ...problems(401, 403) },
})

const change = createRoute({
  method: 'patch',
  path: '/',
  operationId: 'changeSettings',
  tags,
  summary: 'Change some settings; lists are replaced',
  security,
  middleware: permit('settings:manage'),
  request: {
    headers: idempotency,
    body: body(
      z.strictObject({
        ...settingsPatchSchema.shape,
        version: z
          .number()
          .int()
          .min(0)
          .max(2_147_483_647)
          .openapi({ description: '0 while nothing was set' }),
      }),
    ),
  },
  responses: {
    200: json('The settings', settings),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

/** `/api/v1/settings`. */
export function settingsRoutes(deps: Deps) {
  const app = openApiApp()

  app.openapi(read, async (c) => {
    const { values, version } = await deps.inTenant(contextOf(c), (r) => r.settings.read())
    return c.json({ ...values, version }, 200)
  })

  app.openapi(change, (c) =>
    write(deps, c, async (r, context) => {
      const { values, version } = await changeSettings({ r, context }, c.req.valid('json'))
      return { status: 200, body: { ...values, version } }
    }),
  )

  return app
}
