import { createRoute } from '@hono/zod-openapi'
import { conversionRule } from '../../workflows/entities/conversion-rule.ts'
import { ruleInputSchema } from '../../workflows/conversion/rules/rule-schema.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, json, security } from './route-parts.ts'

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
