import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { requestRotation } from '../../workflows/encryption/request-rotation.ts'
import { stopRotation } from '../../workflows/encryption/stop-rotation.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { json, security } from './route-parts.ts'
import { write } from './write.ts'

const keySchema = z
  .object({
    id: z.uuid(),
    purpose: z.enum(['data', 'index']),
    status: z.enum(['active', 'retiring', 'retired']),
    createdAt: z.iso.datetime(),
    retiredAt: z.iso.datetime().nullable(),
  })
  .openapi('EncryptionKey')

const rotationSchema = z
  .object({
    id: z.uuid(),
    keyId: z.uuid().openapi({ description: 'the key that values are moved to' }),
    status: z.enum(['running', 'stopped', 'completed']),
    records: z.number().int().openapi({ description: 'records that were encrypted anew' }),
    startedAt: z.iso.datetime(),
    startedBy: z.string(),
    updatedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('Rotation')

const tags = ['encryption']

const show = createRoute({
  method: 'get',
  path: '/',
  operationId: 'showEncryption',
  tags,
  summary: 'The keys of encrypted fields, without their material, and the newest rotation',
  security,
  responses: {
    200: json(
      'Keys, oldest first, and how far the rotation is',
      z.object({ keys: z.array(keySchema), rotation: rotationSchema.nullable() }),
    ),
    ...problems(401, 403),
  },
})

const rotate = createRoute({
  method: 'post',
  path: '/rotate',
  operationId: 'rotateEncryptionKeys',
  tags,
  summary: 'Make a new key and move everything to it; a stopped rotation goes on',
  security,
  responses: { 202: json('It has begun', rotationSchema), ...problems(401, 403, 409) },
})

const stop = createRoute({
  method: 'post',
  path: '/stop',
  operationId: 'stopEncryptionRotation',
  tags,
  summary: 'Stop the running rotation',
  security,
  responses: { 200: json('It is stopped', rotationSchema), ...problems(401, 403, 409) },
})

/** `/api/v1/encryption`: everything needs `encryption:rotate`, and concerns the whole organization. */
export function encryption(deps: Pick<Deps, 'inTenant' | 'newId'>) {
  const app = openApiApp()
  app.use(permit('encryption:rotate'))

  app.openapi(show, async (c) => {
    const found = await deps.inTenant(c.get('caller'), async (r) => ({
      keys: await r.encryption.keys(),
      rotation: await r.encryption.rotation(),
    }))
    return c.json(found, 200)
  })

  app.openapi(rotate, (c) =>
    write(deps, c, async (r, context) => ({
      status: 202,
      body: await requestRotation(deps, r, context),
    })),
  )

  app.openapi(stop, (c) =>
    write(deps, c, async (r, context) => ({ status: 200, body: await stopRotation(r, context) })),
  )

  return app
}
