import { createRoute, z } from '@hono/zod-openapi'
import { present } from '../../workflows/access/present.ts'
import { readSettings } from '../../workflows/access/read-settings.ts'
import { settingsSchema } from '../../workflows/access/settings.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { json, security } from './route-parts.ts'

const { conversion, notifications } = settingsSchema.shape

const config = createRoute({
  method: 'get',
  path: '/{tenantId}/conversion-config',
  operationId: 'readConversionConfig',
  tags: ['settings'],
  summary: 'The settings of conversions and their notifications',
  security,
  middleware: permit('settings:read'),
  request: { params: z.object({ tenantId: z.uuid() }) },
  responses: {
    200: json('The settings', z.object({ tenantId: z.uuid(), ...conversion.shape, notifications })),
    ...problems(400, 401, 403, 404),
  },
})

/** `/api/v1/tenants`: a tenant is a workspace. */
export function tenants(deps: Deps) {
  return openApiApp().openapi(config, async (c) => {
    const caller = c.get('caller')
    const { tenantId } = c.req.valid('param')
    present(tenantId.toLowerCase() === caller.workspaceId || null, 'tenant', tenantId)
    const settings = await readSettings(deps, caller)
    const { conversion, notifications } = settings
    return c.json({ tenantId: caller.workspaceId, ...conversion, notifications }, 200)
  })
}
