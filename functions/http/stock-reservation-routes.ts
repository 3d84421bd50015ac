import { createRoute, z } from '@hono/zod-openapi'
import { reservationSchema } from '../../workflows/inventory/move-schema.ts'
import { DEMAND_KINDS } from '../../workflows/inventory/ports.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, json, pageOf, pageQuery, security } from './route-parts.ts'

const reservation = z
  .object({
    id: z.uuid(),
    warehouseId: z.uuid(),
    productId: z.uuid(),
    demandKind: z.enum(DEMAND_KINDS),
    demandId: z.uuid().openapi({ description: 'the item of the order or production order' }),
    quantity: z.number(),
    reference: z.string().nullable().openapi({ description: 'such as the number of the order' }),
    reason: z.string().nullable(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('StockReservation')

const tags = ['stock']

export const makeReservation = createRoute({
  method: 'post',
  path: '/',
  operationId: 'reserveStock',
  tags,
  summary: 'Keep stock for something',
  description:
    'All of it in one warehouse, or nothing: 409 when less is available. Without `warehouseId` the one of the workspace, else the first that has it all.',
  security,
  middleware: permit('stock:reserve'),
  request: { body: body(reservationSchema) },
  responses: {
    201: json('The reservation', reservation),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

export const releaseReservation = createRoute({
  method: 'delete',
  path: '/{id}',
  operationId: 'releaseStock',
  tags,
  summary: 'Release what was reserved by hand',
  description: 'What is reserved for orders and production is released with them: 409.',
  security,
  middleware: permit('stock:reserve'),
  request: { params: idParams },
  responses: { 204: { description: 'Released' }, ...problems(400, 401, 403, 404, 409, 422) },
})

export const listReservations = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listStockReservations',
  tags,
  summary: 'Who stock is kept for, the newest first',
  security,
  middleware: permit('stock:read'),
  request: {
    query: z.strictObject({
      warehouseId: z.uuid().optional(),
      productId: z.uuid().optional(),
      demandKind: z.enum(DEMAND_KINDS).optional(),
      demandId: z.uuid().optional(),
      ...pageQuery.shape,
    }),
  },
  responses: {
    200: json('A page of them', pageOf(reservation)),
    ...problems(400, 401, 403),
  },
})
