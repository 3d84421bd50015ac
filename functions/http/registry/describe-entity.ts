import { z, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import { changeSchemaOf } from '../../../workflows/registry/change-schema-of.ts'
import { createSchemaOf } from '../../../workflows/registry/create-schema-of.ts'
import { isWritten, type AnyEntity } from '../../../workflows/registry/entity.ts'
import { permissionOf } from '../../../workflows/registry/paths.ts'
import { recordSchemaOf } from '../../../workflows/registry/record-schema-of.ts'
import { problems } from '../problem.ts'
import { bulkAnswer, bulkBody, importAnswer } from './answers.ts'
import { listParameters } from './list-parameters.ts'

const security = [{ apiKey: [] }]
const params = z.object({ id: z.uuid() })
const keyed = z.object({
  'Idempotency-Key': z.string().min(1).max(255).optional().openapi({
    description: 'A repeat with the same key gets the answer of the first, for 24 hours',
  }),
})
const seen = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .openapi({ description: 'Refuses with 409 when the record is at another one' }),
})
const flag = z.enum(['true', 'false']).optional()
const csv = { 'text/csv': { schema: z.string() } }

const WRITES = ['create', 'change', 'delete'] as const

/** Adds the routes of an entity, nine at most, below `path`, to the OpenAPI document. */
export function describeEntity(
  registry: OpenAPIHono['openAPIRegistry'],
  path: string,
  entity: AnyEntity,
): void {
  const one = pascal(entity.name)
  const many = pascal(entity.plural)
  const [singular, plural] = [entity.name, entity.plural].map((name) => name.replaceAll('_', ' '))
  const record = recordSchemaOf(entity).clone().openapi(one)
  const input = createSchemaOf(entity).clone().openapi(`New${one}`)
  const change = changeSchemaOf(entity).clone().openapi(`${one}Change`)
  const filters = listParameters(entity)
  const found = json('The record', record)

  const writes = {
    create: isWritten(entity, 'create'),
    change: isWritten(entity, 'change'),
    delete: isWritten(entity, 'delete'),
    bulk: WRITES.every((how) => isWritten(entity, how)),
  }
  const add = (
    action: Parameters<typeof permissionOf>[1],
    route: Omit<RouteConfig, 'tags' | 'security'>,
  ) => {
    const description = `${entity.summary}. Needs \`${permissionOf(entity, action)}\`.`
    const full = route.path === '/' ? path : path + route.path
    registry.registerPath({ description, ...route, path: full, tags: [many], security })
  }
  const body = (schema: z.ZodType) =>
    ({ required: true, content: { 'application/json': { schema } } }) as const

  if (writes.create)
    add('create', {
      method: 'post',
      path: '/',
      operationId: `create${one}`,
      summary: `Make a ${singular}`,
      request: { headers: keyed, body: body(input) },
      responses: { 201: found, ...problems(400, 401, 403, 409, 413, 415, 422, 429) },
    })
  add('read', {
    method: 'get',
    path: '/',
    operationId: `list${many}`,
    summary: `List ${plural}`,
    request: { query: filters },
    responses: {
      200: json(
        'A page; pass nextCursor as cursor for the next one',
        z.object({ items: z.array(record), nextCursor: z.string().nullable() }),
      ),
      ...problems(400, 401, 403, 429),
    },
  })
  add('read', {
    method: 'get',
    path: '/export',
    operationId: `export${many}`,
    summary: `Export ${plural} as CSV`,
    request: { query: filters.omit({ limit: true, cursor: true }).extend({ excel: flag }) },
    responses: {
      200: { description: 'RFC 4180, streamed', content: csv },
      ...problems(400, 401, 403, 429),
    },
  })
  if (writes.create)
    add('create', {
      method: 'post',
      path: '/import',
      operationId: `import${many}`,
      summary: `Import ${plural} from CSV`,
      request: {
        headers: keyed,
        query: z.object({
          dryRun: flag,
          newFields: flag.openapi({
            description:
              'Columns that are surely meant go to their fields, others become custom fields (needs `custom-fields:create`); phones, dates and numbers are read as people write them',
          }),
        }),
        body: { required: true, content: csv },
      },
      responses: {
        200: json('What became of the rows', importAnswer),
        ...problems(400, 401, 403, 409, 413, 415, 422, 429),
      },
    })
  if (writes.bulk)
    add('create', {
      method: 'post',
      path: '/bulk',
      operationId: `bulkWrite${many}`,
      summary: `Make, change and delete up to 1,000 ${plural}`,
      description: `Needs the permission of each kind of operation: ${(['create', 'update', 'delete'] as const).map((action) => `\`${permissionOf(entity, action)}\``).join(', ')}.`,
      request: { headers: keyed, body: body(bulkBody(input, change)) },
      responses: {
        200: json('What became of each operation, in their order', bulkAnswer),
        ...problems(400, 401, 403, 409, 413, 415, 422, 429),
      },
    })
  add('read', {
    method: 'get',
    path: '/{id}',
    operationId: `get${one}`,
    summary: `Read a ${singular}`,
    request: { params },
    responses: { 200: found, ...problems(401, 403, 404, 429) },
  })
  if (writes.change)
    add('update', {
      method: 'patch',
      path: '/{id}',
      operationId: `change${one}`,
      summary: `Change some fields of a ${singular}`,
      request: { params, headers: keyed, body: body(change) },
      responses: { 200: found, ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429) },
    })
  if (writes.delete)
    add('delete', {
      method: 'delete',
      path: '/{id}',
      operationId: `delete${one}`,
      summary: `Delete a ${singular}, so that it can be restored`,
      request: { params, headers: keyed, query: seen },
      responses: { 200: found, ...problems(400, 401, 403, 404, 409, 422, 429) },
    })
  if (writes.delete)
    add('delete', {
      method: 'post',
      path: '/{id}/restore',
      operationId: `restore${one}`,
      summary: `Restore a deleted ${singular}`,
      request: { params, headers: keyed, query: seen },
      responses: { 200: found, ...problems(400, 401, 403, 404, 409, 422, 429) },
    })
}

function json(description: string, schema: z.ZodType) {
  return { description, content: { 'application/json': { schema } } }
}

/** `price_list` → `PriceList`. */
function pascal(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
