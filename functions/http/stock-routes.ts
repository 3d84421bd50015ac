import { createRoute, z } from '@hono/zod-openapi'
import { stockMoveSchema } from '../../workflows/inventory/move-schema.ts'
import { STOCK_MOVE_KINDS } from '../../workflows/inventory/ports.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, json, security } from './route-parts.ts'

const level = z
  .object({
    warehouseId: z.uuid(),
    productId: z.uuid(),
    onHand: z.number().openapi({ description: 'available + reserved' }),
    reserved: z.number(),
    available: z.number(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('StockLevel')

const move = z
  .object({
    id: z.uuid(),
    warehouseId: z.uuid(),
    productId: z.uuid(),
    kind: z.enum(STOCK_MOVE_KINDS),
    quantity: z.number().openapi({ description: 'negative for what left' }),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .openapi('StockMove')

const tags = ['stock']
const limit = z.coerce.number().int().min(1).max(100).default(20)
const place = { warehouseId: z.uuid().optional(), productId: z.uuid().optional() }

export const makeMove = createRoute({
  method: 'post',
  path: '/moves',
  operationId: 'moveStock',
  tags,
  summary: 'Receive, issue, transfer or correct stock',
  description:
    'A transfer makes two moves. Reserved stock does not leave: 409 when less is available.',
  security,
  middleware: permit('stock:move'),
  request: { body: body(stockMoveSchema) },
  responses: {
    201: json(
      'The moves, and what is there after them, in the same order',
      z.object({ moves: z.array(move), levels: z.array(level) }),
    ),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

export const listLevels = createRoute({
  method: 'get',
  path: '/levels',
  operationId: 'listStockLevels',
  tags,
  summary: 'How much of each product each warehouse has',
  security,
  middleware: permit('stock:read'),
  request: { query: z.strictObject({ ...place, limit, cursor: z.string().max(100).optional() }) },
  responses: {
    200: json(
      'By warehouse and product',
      z.object({ items: z.array(level), nextCursor: z.string().nullable() }),
    ),
    ...problems(400, 401, 403),
  },
})

export const listMoves = createRoute({
  method: 'get',
  path: '/moves',
  operationId: 'listStockMoves',
  tags,
  summary: 'Every change of stock, the newest first',
  security,
  middleware: permit('stock:read'),
  request: {
    query: z.strictObject({
      ...place,
      kind: z.enum(STOCK_MOVE_KINDS).optional(),
      reference: z.string().min(1).max(200).optional(),
      limit,
      cursor: z.uuid().optional(),
    }),
  },
  responses: {
    200: json(
      'A page of them',
      z.object({
        items: z.array(move.extend({ at: z.iso.datetime(), createdBy: z.string() })),
        nextCursor: z.string().nullable(),
      }),
    ),
    ...problems(400, 401, 403),
  },
})
