import fc, { type Arbitrary } from 'fast-check'
import { ENTITIES } from '../../../workflows/entities/catalog.ts'
import { slugOf } from '../../../workflows/registry/paths.ts'
import { resolve, type Document, type Operation, type Schema } from '../operations.ts'
import { arbitraryOf, idMark, type SchemaContext } from './arbitrary-of.ts'
import {
  hostileAuthorization,
  hostileBody,
  hostileHeaders,
  hostileJson,
  hostileName,
  hostileParameter,
  hostileSegment,
  hostileType,
} from './hostile.ts'

/** A request whose marks of ids and versions are still to be filled in. */
export interface FuzzRequest {
  operation: string
  method: string
  path: string
  query: readonly (readonly [name: string, value: string])[]
  headers: Record<string, string>
  body: string | Uint8Array | null
  /** Absent: a valid one. */
  authorization?: string | undefined
}

/** Where ids of properties are found that no entity names. */
const NAMED: Readonly<Record<string, string>> = {
  tenantId: 'tenants',
  ruleId: 'conversion-rules',
  bulkId: 'conversion-bulk',
  sourceRecordId: 'leads',
  recordId: 'leads',
}

export const VERSION_MARK = '@version'

const often = <T>(usual: Arbitrary<T>, rare: Arbitrary<T>, weight = 4): Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare })

/** Requests of one route: valid, nearly valid, and hostile ones. */
export function requestOf(operation: Operation, document: Document): Arbitrary<FuzzRequest> {
  const context = contextOf(operation, document)
  return fc
    .record({
      method: often(
        fc.constant(operation.method),
        fc.constantFrom('PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS'),
        60,
      ),
      path: pathOf(operation, context),
      query: queryOf(operation, context),
      body: bodyOf(operation, context),
      headers: often(fc.constant({}), hostileHeaders),
      authorization: often(fc.constant(undefined), hostileAuthorization, 25),
    })
    .map(({ body: { type, body }, headers, ...request }) => ({
      ...request,
      operation: operation.name,
      headers: { ...headers, ...(type === null ? {} : { 'content-type': type }) },
      body,
    }))
}

export function contextOf({ collection }: Operation, document: Document): SchemaContext {
  const entity = ENTITIES.find((one) => slugOf(one) === collection)
  const fields = { ...entity?.items?.fields, ...entity?.fields }
  return {
    document,
    collectionOf: (property) => {
      const own = NAMED[property]
      if (own) return own
      const target = ENTITIES.find(({ name }) => name === fields[property]?.references)
      if (target) return slugOf(target)
      const named = ENTITIES.find(({ name }) => `${name}Id` === property.replace(/s$/, ''))
      return named ? slugOf(named) : property === 'id' ? collection : 'any'
    },
  }
}

function pathOf({ path, collection }: Operation, context: SchemaContext): Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/)
  return fc
    .tuple(
      ...parts.map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1]
        if (name === undefined) return fc.constant(part)
        const found = context.collectionOf(name)
        return often(idMark(name === 'id' ? collection : found), hostileSegment)
      }),
    )
    .map((found) => found.join(''))
}

function queryOf(operation: Operation, context: SchemaContext) {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query')
  const values = declared.map(({ name, schema = {} }) =>
    often(
      arbitraryOf(schema, context, name).map((value) => [name, textOf(value)] as const),
      hostileParameter.map((value) => [name, value] as const),
      3,
    ),
  )
  const some =
    values.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...values), { maxLength: 3 })
  const odd = fc.array(fc.tuple(hostileName, hostileParameter), { minLength: 1, maxLength: 2 })
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: some },
    { weight: 1, arbitrary: odd },
  )
}

const textOf = (value: unknown) =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed()

type Body = { type: string | null; body: string | Uint8Array | null }

function bodyOf(operation: Operation, context: SchemaContext): Arbitrary<Body> {
  const [declared] = operation.bodies
  const hostile = fc.record({
    type: often(fc.constant<string | null>('application/json'), hostileType, 2),
    body: hostileBody,
  })
  if (!declared) {
    return often(fc.constant<Body>({ type: null, body: null }), hostile, 15)
  }
  const [type, schema] = declared
  if (!type.includes('json')) {
    const csv = csvOf(operation, context).map((body): Body => ({ type, body }))
    return often(
      csv,
      hostileBody.map((body) => ({ type, body })),
      2,
    )
  }
  const whole = resolve(schema, context.document)
  const valid = arbitraryOf(versioned(whole), context)
  const json = (body: string): Body => ({ type, body })
  return fc.oneof(
    { weight: 10, arbitrary: valid.map((value) => json(JSON.stringify(value))) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(valid, hostileJson, fc.nat(), fc.nat(5))
        .map((parts) => json(spoilt(...parts))),
    },
    { weight: 3, arbitrary: hostile },
    {
      weight: 1,
      arbitrary: fc
        .tuple(valid, hostileType)
        .map(([value, odd]) => ({ type: odd, body: JSON.stringify(value) })),
    },
  )
}

/** Versions are those of the records as they are, or nearly. */
function versioned(schema: Schema): Schema {
  if (!schema.properties?.['version']) return schema
  const version: Schema = {
    anyOf: [
      { const: VERSION_MARK },
      { const: VERSION_MARK },
      { type: 'integer', minimum: 0, maximum: 3 },
    ],
  }
  return { ...schema, properties: { ...schema.properties, version } }
}

/** One member replaced, added or left out; somewhere deeper where there is something deeper. */
function spoilt(value: unknown, hostile: string, at: number, how: number): string {
  if (typeof value !== 'object' || value === null) return hostile
  const keys = Object.keys(value)
  const key = keys[at % Math.max(1, keys.length)]
  if (how === 0)
    return JSON.stringify(value).replace(
      /\}$/,
      `${keys.length > 0 ? ',' : ''}"__proto__":${hostile}}`,
    )
  if (how === 1)
    return JSON.stringify(value).replace(
      /\}$/,
      `${keys.length > 0 ? ',' : ''}"organizationId":${hostile}}`,
    )
  if (key === undefined) return hostile
  const inner = (value as Record<string, unknown>)[key]
  const parts = Object.entries(value).flatMap(([name, part]) => {
    if (name !== key) return [[name, JSON.stringify(part)] as const]
    if (how === 2) return []
    const deeper = how > 3 && typeof inner === 'object' && inner !== null
    return [[name, deeper ? spoilt(inner, hostile, at >> 3, 3) : hostile] as const]
  })
  return Array.isArray(value)
    ? `[${parts.map(([, text]) => text).join(',')}]`
    : `{${parts.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`
}

function csvOf({ path }: Operation, context: SchemaContext): Arbitrary<string> {
  const create = context.document.paths[path.replace(/\/\w+$/, '')]?.['post']
  const given = create?.requestBody?.content['application/json']?.schema ?? {}
  const schema = resolve(given, context.document)
  // Items and objects have no column.
  const columns = Object.entries(schema.properties ?? { name: {} }).flatMap(([name, part]) => {
    const { type = 'string' } = resolve(part, context.document)
    return [type].flat().some((one) => one === 'object') || name === 'items' ? [] : [name]
  })
  const row = arbitraryOf(schema, context).map((value) =>
    columns.map((column) => cell((value as Record<string, unknown>)[column])).join(','),
  )
  return fc.array(row, { maxLength: 5 }).map((rows) => [columns.join(','), ...rows].join('\n'))
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
