/** The parts of JSON Schema that the API's document uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  default?: unknown
  nullable?: boolean
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema?: Schema
}

interface Described {
  operationId?: string
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, unknown>
}

export interface Document {
  paths: Record<string, Record<string, Described>>
  components?: { schemas?: Record<string, Schema> }
}

/** One route of the OpenAPI document. */
export interface Operation {
  /** `PATCH /api/v1/leads/{id}` */
  name: string
  method: string
  path: string
  /** The collection that it belongs to: `leads`, `conversion-rules` of `/conversion/rules`. */
  collection: string
  parameters: readonly Parameter[]
  /** By media type. */
  bodies: ReadonlyMap<string, Schema>
  described: Described
}

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete'])

/** Every route of the document. A new route is in it without anybody's doing. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, described]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        collection: collectionOf(path),
        parameters: described.parameters ?? [],
        bodies: new Map(
          Object.entries(described.requestBody?.content ?? {}).map(([type, { schema }]) => [
            type,
            schema ?? {},
          ]),
        ),
        described,
      })),
  )
}

/** Contexts whose collections are one segment further down: `/conversion/rules/{id}`, `/me/notifications/{id}/read`. */
const NESTED: ReadonlySet<string> = new Set(['conversion', 'me'])

/** The collection of a path, as ids of it are named: in words with hyphens. */
export function collectionOf(path: string): string {
  const [first = '', second, third] = path.split('/').slice(3)
  const isNested = NESTED.has(first) && second !== undefined
  return isNested && (first === 'conversion' || third !== undefined) ? `${first}-${second}` : first
}

/** Follows a reference into the components. */
export function resolve(schema: Schema, document: Document): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? {})
}
