import { createRoute, z } from '@hono/zod-openapi'
import { productionOrder } from '../../workflows/entities/production-order.ts'
import { newProductionSchema } from '../../workflows/production/create-production.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, json, security } from './route-parts.ts'

const tags = ['ProductionOrders']
const record = recordSchemaOf(productionOrder)
const { quantity, reason } = productionOrder.fields

const quantitySchema = z
  .strictObject({
    quantity: quantity.schema.optional().meta({ description: 'All that is left when absent' }),
  })
  .openapi('ProductionReport')
const reasonSchema = z.strictObject({ reason: reason.schema }).openapi('ProductionCancellation')

export const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createProductionOrder',
  tags,
  summary: 'Make a product for stock',
  description:
    'Exploded through its bill of materials: components are reserved, short ones are made or bought.',
  security,
  middleware: permit('production-orders:create'),
  request: { body: body(newProductionSchema.clone().openapi('NewProductionOrder')) },
  responses: {
    201: json('The production order', record),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

export const start = createRoute({
  method: 'post',
  path: '/{id}/start',
  operationId: 'startProductionOrder',
  tags,
  summary: 'Begin a production order',
  security,
  middleware: permit('production-orders:complete'),
  request: { params: idParams },
  responses: {
    200: json('The production order', record),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const complete = createRoute({
  method: 'post',
  path: '/{id}/complete',
  operationId: 'completeProductionOrder',
  tags,
  summary: 'Put what was made in stock, and use up its components',
  description:
    'What was made is kept at once for the order or the production order that waits for it. 409 names the components that are not there yet.',
  security,
  middleware: permit('production-orders:complete'),
  request: {
    params: idParams,
    body: { required: false, content: { 'application/json': { schema: quantitySchema } } },
  },
  responses: {
    200: json('The production order', record),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const cancel = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  operationId: 'cancelProductionOrder',
  tags,
  summary: 'Cancel what is not made yet',
  description:
    'And what is made for it. An order or production order that waits for it gets another one at once.',
  security,
  middleware: permit('production-orders:complete'),
  request: { params: idParams, body: body(reasonSchema) },
  responses: {
    200: json('The cancelled production order', record),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})
