import { createRoute, z } from '@hono/zod-openapi'
import { bulkInputSchema } from '../../workflows/conversion/bulk/bulk-input.ts'
import { EXECUTE } from '../../workflows/conversion/bulk/permissions-needed.ts'
import { BULK_STATUSES } from '../../workflows/conversion/bulk/ports.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, idempotency, json, pageOf, pageQuery, security } from './route-parts.ts'

const moment = z.iso.datetime()

const bulkSchema = z
  .object({
    id: z.uuid(),
    ruleId: z.uuid(),
    ruleVersion: z.number().int().openapi({ description: 'no other version converts any of it' }),
    type: z.enum(['manual', 'automatic']),
    retryOf: z.uuid().nullable().openapi({ description: 'it repeats the failed of that one' }),
    status: z.enum(BULK_STATUSES),
    total: z.number().int().openapi({ description: 'grows while the status is `requested`' }),
    done: z.number().int(),
    failed: z.number().int(),
    left: z.number().int(),
    rate: z.number().nullable().openapi({ description: 'records per second' }),
    secondsLeft: z.number().int().nullable(),
    reason: z.string().nullable().openapi({ description: 'why the whole was refused' }),
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    createdAt: moment,
    createdBy: z.string(),
  })
  .openapi('BulkConversion')

const tags = ['Conversion']
const reading = { tags, security, middleware: permit('conversion:read') }
const executing = { tags, security, middleware: permit(EXECUTE) }
const asked = (description: string) => ({
  202: json(description, bulkSchema),
  ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
})

export const requestBulkRoute = createRoute({
  ...executing,
  method: 'post',
  path: '/',
  operationId: 'convertInBulk',
  summary: 'Convert many records by a rule',
  description:
    'Up to 10,000 `ids`, or every record that a `filter` matches when it starts: the query parameters of the source’s list, such as `{"status": "new"}`. Runs in the background, 100 records a transaction; a record that cannot be converted spoils no other. When the rule changes meanwhile, what is left fails with `rule_changed`.',
  request: {
    headers: idempotency,
    body: body(z.strictObject(bulkInputSchema.shape).openapi('NewBulkConversion')),
  },
  responses: asked('It has been asked for'),
})

export const listBulksRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/',
  operationId: 'listBulkConversions',
  summary: 'Conversions in bulk, newest first',
  request: { query: z.strictObject(pageQuery.shape) },
  responses: { 200: json('A page of them', pageOf(bulkSchema)), ...problems(400, 401, 403, 429) },
})

export const readBulkRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/{id}',
  operationId: 'readBulkConversion',
  summary: 'How far a conversion in bulk is',
  request: { params: idParams },
  responses: {
    200: json('Done, failed, left, how fast, and how long yet', bulkSchema),
    ...problems(400, 401, 403, 404, 429),
  },
})

export const streamBulkRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/{id}/stream',
  operationId: 'followBulkConversion',
  summary: 'Follow a conversion in bulk',
  description:
    'Server-sent events, each with the bulk conversion as JSON: `progress` when something has changed, at the end `completed`, `cancelled` or `failed`, after which the stream ends; `heartbeat` when nothing else came for 30 s. It ends with the credential, too.',
  request: { params: idParams },
  responses: {
    200: {
      description: 'Until it is over',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problems(400, 401, 403, 404, 429),
  },
})

export const reportBulkRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/{id}/report',
  operationId: 'reportBulkConversion',
  summary: 'Which records of a conversion in bulk failed, and why, as CSV',
  description:
    'A line per record: recordId, code, field, rule, error. Codes are those of a conversion (`not_found`, `already_converted`, `condition`, `mapping`, `exists`, `ambiguous`, `conflict`) and `rule_changed`, `rule_inactive`, `rule_deleted`, `forbidden`, `timeout`, `internal`. The reasons quote values of the records: who may not read those gets `[hidden]`.',
  request: { params: idParams },
  responses: {
    200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
    ...problems(400, 401, 403, 404, 429),
  },
})

export const cancelBulkRoute = createRoute({
  ...executing,
  method: 'post',
  path: '/{id}/cancel',
  operationId: 'cancelBulkConversion',
  summary: 'Stop a conversion in bulk',
  description: 'What is converted stays converted. 409 when it is over.',
  request: { headers: idempotency, params: idParams },
  responses: asked('It begins nothing more'),
})

export const retryBulkRoute = createRoute({
  ...executing,
  method: 'post',
  path: '/{id}/retry',
  operationId: 'retryBulkConversion',
  summary: 'Convert only the failed of a conversion in bulk again',
  description:
    'By the rule as it is now. 409 when it is not over yet, or nothing of it has failed.',
  request: { headers: idempotency, params: idParams },
  responses: asked('Another one, with `retryOf`'),
})
