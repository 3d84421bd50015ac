import { createRoute, z } from '@hono/zod-openapi'
import { orderProcessing } from '../../workflows/entities/order-processing.ts'
import { order } from '../../workflows/entities/order.ts'
import { orderInput } from '../../workflows/orders/order-input.ts'
import { FULFILL } from '../../workflows/orders/request-fulfillment.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { lineItemFields } from '../../workflows/sales/line-items.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, json, security } from './route-parts.ts'

const tags = ['Orders']

export const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createOrder',
  tags,
  summary: 'Order something for a customer',
  description:
    'Stores a pending order; `order.created` has it processed, which ends as `completed` or `failed`. A line says a product, or a title and a unitPrice. Without unitPrice it takes the price of the customer’s price list, else of the product, unless `pricing` says otherwise.',
  security,
  middleware: permit('orders:create'),
  request: { body: body(orderInput.clone().openapi('NewOrder')) },
  responses: {
    201: json('The pending order', recordSchemaOf(order)),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

export const cancel = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  operationId: 'cancelOrder',
  tags,
  summary: 'Cancel what is not delivered of an order',
  description:
    'Releases its stock, cancels what is being made or bought for it, voids or replaces its invoice, and refunds what was paid too much. What was delivered stays.',
  security,
  middleware: permit('orders:cancel'),
  request: {
    params: idParams,
    body: body(
      z.strictObject({ reason: z.string().trim().min(1).max(1000) }).openapi('OrderCancellation'),
    ),
  },
  responses: {
    200: json('The cancelled order', recordSchemaOf(order)),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

const line = z.strictObject({
  itemId: z.uuid(),
  quantity: lineItemFields.quantity.schema,
})

export const fulfill = createRoute({
  method: 'post',
  path: '/{id}/fulfill',
  operationId: 'fulfillOrder',
  tags,
  summary: 'Ship what is reserved for an order',
  description:
    'All of it, or the given lines. Services and lines without a product count as delivered with it. The most urgent orders are shipped first.',
  security,
  middleware: permit(FULFILL),
  request: {
    params: idParams,
    body: {
      required: false,
      content: {
        'application/json': {
          schema: z
            .strictObject({
              priority: z.enum(['low', 'normal', 'high', 'urgent']).optional().openapi({
                description: 'The order’s own when absent',
              }),
              lines: z.array(line).min(1).max(100).optional(),
            })
            .openapi('OrderFulfillment'),
        },
      },
    },
  },
  responses: {
    202: json(
      'It will be shipped; `order.shipped` tells when',
      z.object({ fulfillmentId: z.uuid() }),
    ),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const processing = createRoute({
  method: 'get',
  path: '/{id}/processing',
  operationId: 'getProcessingOfOrder',
  tags,
  summary: 'How far the processor has got with an order',
  description: 'An order of a deal has none: the saga of its deal books it.',
  security,
  middleware: permit('orders:read'),
  request: { params: idParams },
  responses: {
    200: json('Its one record', recordSchemaOf(orderProcessing)),
    ...problems(400, 401, 403, 404, 429),
  },
})
