import { createRoute, z } from '@hono/zod-openapi'
import { readShadowReport } from '../../workflows/conversion/shadow/read-shadow-report.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, pageOf, pageQuery, security } from './route-parts.ts'
import { contextOf } from './write.ts'

const count = z.number().int()
const moment = z.iso.datetime()
const results = ['waiting', 'agreed', 'differed', 'missing'] as const

const shadowSchema = z
  .object({
    id: z.uuid(),
    ruleVersion: count,
    sourceRecordId: z.uuid(),
    outcome: z.enum([...results, 'failed']),
    createdAt: moment,
    compareAt: moment,
    comparedAt: moment.nullable(),
    targets: z.array(
      z.object({
        key: z.string().openapi({ example: 'customer' }),
        entity: z.string(),
        action: z.enum(['created', 'linked', 'updated']).openapi({
          description: 'what the rule would have done',
        }),
        recordId: z.uuid().nullable().openapi({ description: 'what it was compared with' }),
        fields: z.array(
          z.object({
            field: z.string(),
            result: z.enum(results),
            expected: z.unknown(),
            found: z.unknown(),
          }),
        ),
      }),
    ),
    failure: z
      .object({
        code: z.string(),
        error: z.string(),
        fields: z.array(z.object({ field: z.string(), rule: z.string() })),
      })
      .nullable()
      .openapi({ description: 'why the rule would have refused the record' }),
  })
  .openapi('ShadowConversion')

const report = createRoute({
  method: 'get',
  path: '/{id}/shadow-report',
  operationId: 'readShadowReport',
  tags: ['conversion'],
  summary: 'How far a rule in shadow agrees with what is found',
  description:
    'Values that are encrypted where they are stored are not compared; those of entities that the caller may not read are hidden.',
  security,
  middleware: permit('conversion:read'),
  request: {
    params: idParams,
    query: z.strictObject({
      ...pageQuery.shape,
      version: z.coerce
        .number()
        .int()
        .min(1)
        .max(2_147_483_647)
        .optional()
        .openapi({ description: 'of the rule; all of them when absent' }),
    }),
  },
  responses: {
    200: json(
      'Counts, and a page of examples, newest first',
      z.object({
        ruleId: z.uuid(),
        counts: z.object({
          waiting: count,
          agreed: count,
          differed: count,
          missing: count,
          failed: count,
        }),
        agreement: z.number().nullable().openapi({
          description: 'the agreed ones among all that are over, from 0 to 1',
        }),
        fields: z.array(
          z.object({
            field: z.string().openapi({ example: 'customer.email' }),
            agreed: count,
            differed: count,
            missing: count,
          }),
        ),
        examples: pageOf(shadowSchema),
      }),
    ),
    ...problems(400, 401, 403, 404, 429),
  },
})

/** `/api/v1/conversion/rules/{id}/shadow-report`. */
export function shadowReport(deps: Pick<Deps, 'inTenant'>) {
  const app = openApiApp()
  app.openapi(report, async (c) => {
    const { id } = c.req.valid('param')
    const query = { ...c.req.valid('query'), ruleId: id.toLowerCase() }
    const found = await deps.inTenant(contextOf(c), (r) =>
      readShadowReport(r, c.get('caller'), query),
    )
    return c.json(found, 200)
  })
  return app
}
