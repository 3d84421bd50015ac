import { createRoute, z } from '@hono/zod-openapi'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, json, security } from './route-parts.ts'

const tags = ['schema']
const middleware = permit('schema:read')

const limits = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.number().int().optional(),
  pattern: z.string().optional(),
  options: z.array(z.string()).optional(),
})

const field = z
  .object({
    name: z.string().openapi({ example: 'customFields.city' }),
    label: z.string(),
    kind: z.string().nullable().openapi({ description: 'null for a column of no declared field' }),
    databaseType: z.string().openapi({ example: 'character(3)' }),
    nullable: z.boolean(),
    required: z.boolean().openapi({ description: 'must be given when a record is made' }),
    readOnly: z.boolean(),
    primaryKey: z.boolean(),
    unique: z.boolean(),
    references: z.string().nullable().openapi({ description: 'the entity of which it is an id' }),
    limits,
    encrypted: z.boolean(),
    indexed: z.boolean(),
    custom: z.boolean(),
    samples: z.array(z.unknown()).openapi({
      description:
        'up to 5 different values, newest first, cut to 100 characters; none of encrypted fields',
    }),
    fillRate: z
      .number()
      .openapi({ description: '0 to 1: which part of those rows has a value; 0 without rows' }),
  })
  .openapi('SchemaField')

export const analyzeRoute = createRoute({
  method: 'get',
  path: '/analyze/{entityType}',
  operationId: 'analyzeSchema',
  tags,
  security,
  middleware,
  summary: 'The fields of an entity: types, limits, samples and how many records have them',
  description:
    'Read from the catalog of the database, the declaration and the custom fields of the workspace; kept for 300 seconds. Needs the read permission of the entity too.',
  request: {
    params: z.object({
      entityType: z
        .string()
        .max(64)
        .openapi({ description: 'lead, leads, price_list, price-lists' }),
    }),
  },
  responses: {
    200: json(
      'The fields',
      z
        .object({
          entityType: z.string(),
          fields: z.array(field),
          lastAnalyzed: z.iso.datetime(),
          rows: z.number().int().openapi({
            description: 'the newest live records that were looked at, at most 1,000',
          }),
        })
        .openapi('EntitySchema'),
    ),
    ...problems(400, 401, 403, 404, 429),
  },
})

const name = z.string().min(1).max(200)

const pair = z
  .object({
    sourceField: z.string(),
    targetField: z.string(),
    score: z.number().openapi({ description: '0 to 1' }),
    reasons: z.array(z.string()),
    transforms: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi('SuggestedPair')

export const suggestRoute = createRoute({
  method: 'post',
  path: '/suggest-mapping',
  operationId: 'suggestMapping',
  tags,
  security,
  middleware,
  summary: 'Which field of one entity, or column of a file, belongs to which field of another',
  description:
    'Without AI: the same question has the same answer, until the records, the custom fields or what was accepted change. Needs the read permission of the entities too.',
  request: {
    body: body(
      z
        .strictObject({
          sourceEntity: z.string().max(64).optional(),
          headers: z
            .array(z.string().max(200))
            .min(1)
            .max(200)
            .optional()
            .openapi({ description: 'of a file, instead of sourceEntity' }),
          samples: z
            .array(z.array(z.string().max(1000)).max(200))
            .max(100)
            .optional()
            .openapi({ description: 'rows of the file' }),
          targetEntity: z.string().max(64),
          limit: z.number().int().min(1).max(10).optional().openapi({
            description: 'suggestions per source field; 3 when absent',
          }),
        })
        .refine(
          ({ sourceEntity, headers }) => (sourceEntity === undefined) !== (headers === undefined),
          {
            path: ['sourceEntity'],
            error: 'must be given, or headers instead',
          },
        )
        .openapi('SuggestMapping'),
    ),
  },
  responses: {
    200: json(
      'Pairs, and what of them goes into a rule',
      z
        .object({
          suggestions: z.array(pair).openapi({ description: 'by source field, the best first' }),
          mappings: z
            .array(z.record(z.string(), z.unknown()))
            .openapi({ description: 'the best for each target field, as a rule takes them' }),
          unmapped: z.object({
            source: z.array(z.string()),
            target: z.array(z.string()),
            required: z
              .array(z.string())
              .openapi({ description: 'of the target, without which no record is made' }),
          }),
        })
        .openapi('SuggestedMapping'),
    ),
    ...problems(400, 401, 403, 404, 413, 415, 429),
  },
})

export const feedbackRoute = createRoute({
  method: 'post',
  path: '/mapping-feedback',
  operationId: 'giveMappingFeedback',
  tags,
  security,
  middleware: permit('conversion:create'),
  summary: 'Accept or reject suggested pairs, so that the workspace gets better ones',
  description: 'Needs `schema:read` and the read permission of the entities too.',
  request: {
    body: body(
      z
        .strictObject({
          sourceEntity: z.string().max(64).openapi({ description: '`file` for headers of a file' }),
          targetEntity: z.string().max(64),
          pairs: z
            .array(z.strictObject({ sourceField: name, targetField: name, accepted: z.boolean() }))
            .min(1)
            .max(500),
        })
        .openapi('MappingFeedback'),
    ),
  },
  responses: {
    200: json('It counts', z.object({ recorded: z.number().int() })),
    ...problems(400, 401, 403, 404, 413, 415, 422, 429),
  },
})
