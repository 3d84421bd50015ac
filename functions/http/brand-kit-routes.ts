import { createRoute, z } from '@hono/zod-openapi'
import { slideBrandSchema } from '../../workflows/brand/brand-kit.ts'
import { LOGO_BYTES } from '../../workflows/brand/ports.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idempotency, json, security } from './route-parts.ts'

const tags = ['brand']
const { handle, name, colors, font, tone } = slideBrandSchema.shape
const parts = { handle, name, colors, font, tone }
const version = z
  .int()
  .min(0)
  .max(2_147_483_647)
  .openapi({ description: '0 while nothing was ever set' })

export const brandKitSchema = z
  .object({
    ...parts,
    logo: z
      .object({ width: z.int(), height: z.int() })
      .nullable()
      .openapi({ description: 'pixels; the picture itself is at /brand-kit/logo' }),
    version,
  })
  .openapi('BrandKit')

const answer = { 200: json('The brand of the workspace', brandKitSchema) }
const picture = z.string().openapi({ type: 'string', format: 'binary' })

export const read = createRoute({
  method: 'get',
  path: '/',
  operationId: 'getBrandKit',
  tags,
  summary: 'The brand that carousels get where their chat has none of its own',
  security,
  middleware: permit('settings:read'),
  responses: { ...answer, ...problems(401, 403) },
})

export const replace = createRoute({
  method: 'put',
  path: '/',
  operationId: 'putBrandKit',
  tags,
  summary: 'Set every part of the brand but its logo; what is left out is removed',
  security,
  middleware: permit('settings:manage'),
  request: { headers: idempotency, body: body(z.strictObject({ ...parts, version })) },
  responses: { ...answer, ...problems(400, 401, 403, 409, 413, 415, 422) },
})

export const remove = createRoute({
  method: 'delete',
  path: '/',
  operationId: 'deleteBrandKit',
  tags,
  summary: 'Remove every part of the brand',
  security,
  middleware: permit('settings:manage'),
  request: { headers: idempotency },
  responses: { ...answer, ...problems(401, 403, 409, 422) },
})

export const readLogo = createRoute({
  method: 'get',
  path: '/logo',
  operationId: 'getBrandLogo',
  tags,
  summary: 'The logo as slides are drawn with it',
  security,
  middleware: permit('settings:read'),
  responses: {
    200: { description: 'The picture', content: { 'image/png': { schema: picture } } },
    ...problems(401, 403, 404),
  },
})

export const replaceLogo = createRoute({
  method: 'put',
  path: '/logo',
  operationId: 'putBrandLogo',
  tags,
  summary: 'Set the logo',
  description: `The picture itself as the body: PNG, JPEG or WebP of at most ${LOGO_BYTES / 1024 / 1024} MB, 64 to 4,096 pixels a side. What it is is read from its bytes. It is trimmed, scaled and stored as PNG.`,
  security,
  middleware: permit('settings:manage'),
  request: {
    headers: idempotency,
    body: {
      required: true,
      content: {
        'image/png': { schema: picture },
        'image/jpeg': { schema: picture },
        'image/webp': { schema: picture },
      },
    },
  },
  responses: { ...answer, ...problems(400, 401, 403, 409, 413, 415, 422) },
})

export const removeLogo = createRoute({
  method: 'delete',
  path: '/logo',
  operationId: 'deleteBrandLogo',
  tags,
  summary: 'Remove the logo',
  security,
  middleware: permit('settings:manage'),
  request: { headers: idempotency },
  responses: { ...answer, ...problems(401, 403, 409, 422) },
})
