import { createRoute, z } from '@hono/zod-openapi'
import { ruleInputSchema } from '../../workflows/conversion/rules/rule-schema.ts'
import { REFUSALS } from '../../workflows/conversion/execute/batch.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import {
  body,
  idempotency,
  idParams,
  json,
  pageOf,
  pageQuery,
  security,
  version,
} from './route-parts.ts'

const tags = ['Conversion']
const CONVERT = 'conversion:execute'
const moment = z.iso.datetime()

const change = z
  .object({
    field: z.string().openapi({ example: 'customFields.city' }),
    before: z.unknown(),
    after: z.unknown(),
  })
  .openapi('ConversionChange', {
    description:
      '`[encrypted]` stands for encrypted values, `[hidden]` for those of records that you may not read, `[new <key>]` in previews for the id that the record of that target will get, `[new item]` for those of new items',
  })
const action = z.enum(['created', 'linked', 'updated'])

const target = z.object({
  key: z.string().openapi({ description: 'of the rule’s target' }),
  entity: z.string(),
  recordId: z.uuid(),
  action,
  version: z.number().int().openapi({ description: 'of the record after the conversion' }),
  changes: z.array(change),
})

const conversion = z
  .object({
    id: z.uuid(),
    ruleId: z.uuid(),
    ruleVersion: z.number().int(),
    type: z.enum(['manual', 'automatic']),
    status: z.enum(['converted', 'undone']),
    sourceEntity: z.string(),
    sourceRecordId: z.uuid(),
    sourceVersion: z.number().int().openapi({ description: 'of the source after it' }),
    sourceChanges: z.array(change),
    targets: z.array(target),
    targetRecordId: z.uuid().openapi({ description: 'of the first target' }),
    bulkId: z.uuid().nullable(),
    performedBy: z.string().openapi({ example: 'user:0198…' }),
    convertedAt: moment,
    undoneAt: moment.nullable(),
    undoneBy: z.string().nullable(),
  })
  .openapi('Conversion')

const plannedTarget = z.object({
  key: z.string(),
  entity: z.string(),
  recordId: z.uuid().nullable().openapi({ description: 'of a record that is there; null for new' }),
  action,
  changes: z.array(change),
})

const preview = z
  .object({
    converts: z.boolean(),
    refusal: z
      .object({
        code: z.enum(REFUSALS),
        error: z.string(),
        fields: z.array(z.object({ field: z.string(), rule: z.string() })),
      })
      .nullable(),
    sourceVersion: z.number().int().nullable().openapi({
      description: 'of the source as it is now; send it with the execution to get just this',
    }),
    sourceChanges: z.array(change),
    targets: z.array(plannedTarget),
  })
  .openapi('ConversionPreview')

export const previewRoute = createRoute({
  method: 'post',
  path: '/preview',
  operationId: 'previewConversion',
  tags,
  summary: 'See what converting a record would do, as a difference',
  description:
    'By a rule that is kept, or one that is sent along. Writes nothing; executing the rule for the unchanged record does the same. Ids of records that would be new are left out.',
  security,
  middleware: permit(CONVERT),
  request: {
    body: body(
      z
        .strictObject({
          ruleId: z.uuid().optional(),
          rule: ruleInputSchema.optional(),
          sourceRecordId: z.uuid(),
        })
        .refine(({ ruleId, rule }) => (ruleId === undefined) !== (rule === undefined), {
          error: 'needs either ruleId or rule',
          path: ['ruleId'],
        })
        .openapi('PreviewConversion'),
    ),
  },
  responses: {
    200: json('What it would do, or why it would be refused', preview),
    ...problems(400, 401, 403, 404, 413, 415, 422, 429),
  },
})

export const executeRoute = createRoute({
  method: 'post',
  path: '/execute',
  operationId: 'executeConversion',
  tags,
  summary: 'Convert a record by a rule',
  description:
    'All targets, the links between them, what becomes of the source, the trail and the events are one transaction. A refusal leaves nothing but `conversion.failed` and a row in the trail of the source. 409 when the record is converted already, a target exists that must not, or something is at another version.',
  security,
  middleware: permit(CONVERT),
  request: {
    headers: idempotency,
    body: body(
      z
        .strictObject({
          ruleId: z.uuid(),
          sourceRecordId: z.uuid(),
          type: z.enum(['manual', 'automatic']).optional(),
          sourceVersion: version.optional().openapi({
            description: 'refuses when the source is at another version',
          }),
          performedBy: z.string().max(200).optional().openapi({
            description: 'accepted from older clients; the caller performs it',
          }),
        })
        .openapi('ExecuteConversion'),
    ),
  },
  responses: {
    201: json('The conversion', conversion),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

const reading = { tags, security, middleware: permit('conversion:read') }

export const listRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/conversions',
  operationId: 'listConversions',
  summary: 'What was converted, newest first',
  request: {
    query: z.strictObject({
      ...pageQuery.shape,
      ruleId: z.uuid().optional(),
      bulkId: z.uuid().optional(),
      recordId: z.uuid().optional().openapi({ description: 'as source or target' }),
      status: z.enum(['converted', 'undone']).optional(),
    }),
  },
  responses: {
    200: json('A page of conversions', pageOf(conversion)),
    ...problems(400, 401, 403, 429),
  },
})

export const readRoute = createRoute({
  ...reading,
  method: 'get',
  path: '/conversions/{id}',
  operationId: 'readConversion',
  summary: 'One conversion, with all that it changed',
  request: { params: idParams },
  responses: { 200: json('The conversion', conversion), ...problems(400, 401, 403, 404, 429) },
})

export const undoRoute = createRoute({
  method: 'post',
  path: '/conversions/{id}/undo',
  operationId: 'undoConversion',
  tags,
  summary: 'Take a conversion back',
  description:
    'Deletes what it made, restores what it changed, the source too; undoing again changes nothing. 409 with the difference when somebody changed a target since, or another record refers to it.',
  security,
  middleware: permit(CONVERT),
  request: { headers: idempotency, params: idParams },
  responses: {
    200: json('The conversion, undone', conversion),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})
