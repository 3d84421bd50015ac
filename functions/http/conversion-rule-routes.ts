import { createRoute, z } from '@hono/zod-openapi'
import { conversionRule } from '../../workflows/entities/conversion-rule.ts'
import { ruleChangeSchema, ruleInputSchema } from '../../workflows/conversion/rules/rule-schema.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, json, security, version, versionQuery } from './route-parts.ts'

const tags = ['Conversion']
const RULE_CREATE = 'conversion:create'

export const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createConversionRule',
  tags,
  summary: 'Make a rule by which records become others',
  description:
    'Checked against the schemas of both sides: an error names the mapping, such as `targets[0].mappings[3].field`. One target may be said by targetEntity and mappings. The answer is complete: keys, what becomes of targets that are there already, and the links between the records.',
  security,
  middleware: permit(RULE_CREATE),
  request: { body: body(ruleInputSchema) },
  responses: {
    201: json('The rule', recordSchemaOf(conversionRule)),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

const draft = z.object({
  valid: z.boolean(),
  errors: z.array(z.object({ field: z.string(), rule: z.string() })),
  /** As it would be saved. */
  rule: z.record(z.string(), z.unknown()),
})

export const check = createRoute({
  method: 'post',
  path: '/check',
  operationId: 'checkConversionRule',
  tags,
  summary: 'Check a rule and save nothing',
  description:
    'Says every mapping that would be refused and why, and the rule as it would be saved: with its keys, what becomes of targets that are there already, and links.',
  security,
  middleware: permit(RULE_CREATE),
  request: { body: body(ruleInputSchema) },
  responses: {
    200: json('Whether it could be saved, and as what', draft),
    ...problems(400, 401, 403, 413, 415, 422, 429),
  },
})

export const change = createRoute({
  method: 'patch',
  path: '/{id}',
  operationId: 'changeConversionRule',
  tags,
  summary: 'Change a rule; switch it off or on by active',
  description:
    'Makes another version of it, which is checked as a new one. `mappings` and `existing` by themselves are those of its only target.',
  security,
  middleware: permit(RULE_CREATE),
  request: { params: idParams, body: body(ruleChangeSchema) },
  responses: {
    200: json('The rule', recordSchemaOf(conversionRule)),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const remove = createRoute({
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteConversionRule',
  tags,
  summary: 'Delete a rule',
  description: 'It converts nothing more. What it converted stays, and can be undone.',
  security,
  middleware: permit(RULE_CREATE),
  request: { params: idParams, query: versionQuery },
  responses: {
    200: json('The deleted rule', recordSchemaOf(conversionRule)),
    ...problems(400, 401, 403, 404, 409, 422, 429),
  },
})

const ruleVersion = z.object({
  ruleId: z.uuid(),
  version,
  definition: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
})

export const versions = createRoute({
  method: 'get',
  path: '/{id}/versions',
  operationId: 'listVersionsOfConversionRule',
  tags,
  summary: 'What a rule was, newest first',
  security,
  middleware: permit('conversion:read'),
  request: {
    params: idParams,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    }),
  },
  responses: {
    200: json(
      'Its versions',
      z.object({ items: z.array(ruleVersion), nextCursor: z.number().nullable() }),
    ),
    ...problems(400, 401, 403, 404, 429),
  },
})

export const oneVersion = createRoute({
  method: 'get',
  path: '/{id}/versions/{version}',
  operationId: 'getVersionOfConversionRule',
  tags,
  summary: 'A rule as it was: conversions remember which version they used',
  security,
  middleware: permit('conversion:read'),
  request: {
    params: z.object({
      id: z.uuid(),
      version: z.coerce.number().int().min(1).max(2_147_483_647),
    }),
  },
  responses: {
    200: json('The version', ruleVersion),
    ...problems(400, 401, 403, 404, 429),
  },
})
