import { createRoute, z } from '@hono/zod-openapi'
import { exportTrail } from '../../workflows/audit/export-trail.ts'
import { listTrail } from '../../workflows/audit/list-trail.ts'
import { readRecordTrail } from '../../workflows/audit/read-record-trail.ts'
import { verifyTrail } from '../../workflows/audit/verify-trail.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { json, security } from './route-parts.ts'
import { textStream } from './text-stream.ts'
import { contextOf } from './write.ts'

const values = z.record(z.string(), z.unknown()).nullable()

const auditRowSchema = z
  .object({
    sequence: z.number().int().openapi({ description: 'counts from 1, without gaps' }),
    id: z.uuid(),
    time: z.iso.datetime(),
    actor: z.object({
      type: z.enum(['api_key', 'telegram_user', 'user', 'system']),
      id: z.string(),
    }),
    action: z.string().openapi({ example: 'updated' }),
    entity: z.string().openapi({ example: 'lead' }),
    recordId: z.string(),
    before: values.openapi({ description: 'only the changed fields; null for a new record' }),
    after: values.openapi({ description: 'only the changed fields; null for a removed record' }),
    causationId: z.string().nullable().openapi({ description: 'the request or event behind it' }),
    correlationId: z.string().nullable().openapi({ description: 'the first event of the chain' }),
    previousHash: z.string(),
    hash: z
      .string()
      .openapi({ description: 'SHA-256 over the row and the hash before it, in hex' }),
  })
  .openapi('AuditRow')

const pageSchema = z.object({ items: z.array(auditRowSchema), nextCursor: z.string().nullable() })
const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'must be nextCursor of the page before')
    .optional(),
}
const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00Z')
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z')
/** In UTC of a year that PostgreSQL takes as four digits. */
const moment = z.iso
  .datetime({ offset: true, error: 'must be a moment such as 2026-01-31T09:00:00Z' })
  .refine((text) => !(Date.parse(text) < FIRST_MOMENT || Date.parse(text) > LAST_MOMENT), {
    error: 'must be in the years 1 to 9999',
  })
  .optional()
const word = z.string().min(1).max(200).optional()

const trail = createRoute({
  method: 'get',
  path: '/trail/{recordId}',
  operationId: 'readRecordTrail',
  tags: ['audit'],
  summary: 'What happened to a record, newest first',
  description: 'Also the conversions of which it is source or target.',
  security,
  request: { params: z.object({ recordId: z.uuid() }), query: z.object(page) },
  responses: { 200: json('A page of its trail', pageSchema), ...problems(400, 401, 403, 404) },
})

const list = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listAuditRows',
  tags: ['audit'],
  summary: 'The trail of the workspace, newest first',
  security,
  request: {
    query: z.object({
      ...page,
      entity: word,
      recordId: word,
      actorId: word,
      action: word,
      from: moment,
      to: moment,
    }),
  },
  responses: { 200: json('A page of the trail', pageSchema), ...problems(400, 401, 403) },
})

const verify = createRoute({
  method: 'post',
  path: '/verify',
  operationId: 'verifyAuditTrail',
  tags: ['audit'],
  summary: 'Walk the chain of hashes and name the first bad row',
  security,
  responses: {
    200: json(
      'What was found',
      z.object({
        valid: z.boolean(),
        rows: z.number().int(),
        head: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
        firstBad: z
          .object({
            sequence: z.number().int(),
            id: z.uuid().nullable(),
            reason: z.enum([
              'changed',
              'missing',
              'repeated',
              'unlinked',
              'beyond_end',
              'end_changed',
            ]),
          })
          .optional(),
      }),
    ),
    ...problems(401, 403),
  },
})

const exportAll = createRoute({
  method: 'get',
  path: '/export',
  operationId: 'exportAuditTrail',
  tags: ['audit'],
  summary: 'The whole trail as JSON lines, oldest first',
  security,
  responses: {
    200: {
      description: 'One row per line; the export is itself the last row',
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
    ...problems(401, 403),
  },
})

/** `/api/v1/audit`: everything needs `audit:view`. */
export function audit(deps: Pick<Deps, 'inTenant' | 'logger'>) {
  const app = openApiApp()
  app.use(permit('audit:view'))

  app.openapi(trail, async (c) => {
    const { recordId } = c.req.valid('param')
    const query = c.req.valid('query')
    const found = await deps.inTenant(c.get('caller'), (r) =>
      readRecordTrail(r, recordId.toLowerCase(), query),
    )
    return c.json(found, 200)
  })

  app.openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const found = await deps.inTenant(c.get('caller'), (r) =>
      listTrail(r, filter, { limit, cursor }),
    )
    return c.json(found, 200)
  })

  app.openapi(verify, async (c) => c.json(await verifyTrail(deps, c.get('caller')), 200))

  app.openapi(exportAll, async (c) => {
    const rows = await exportTrail(deps, contextOf(c))
    const headers = {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="audit.ndjson"',
    }
    return c.body(textStream(lines(rows)), 200, headers) as never
  })

  return app
}

async function* lines(rows: AsyncIterable<unknown>) {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}
