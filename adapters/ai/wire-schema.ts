import { z } from 'zod'

/** What strict structured output has no words for: the answer is held to it afterwards, by the schema itself. */
const UNSAID = new Set([
  '$schema',
  'default',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'multipleOf',
  'pattern',
  'uniqueItems',
])
const known = new WeakMap<z.ZodType, Record<string, unknown>>()

/**
 * The JSON Schema that both providers are given (draft 2020-12, within the strict subset of OpenAI's
 * and Anthropic's structured output): every property required, no additional ones, unions as
 * `anyOf`, no limit of length or number.
 * @throws Error for what the subset cannot say: an optional property, a root that is no object
 */
export function toWireSchema(shape: z.ZodType): Record<string, unknown> {
  const made = known.get(shape)
  if (made) return made
  const schema = strict(z.toJSONSchema(shape, { reused: 'inline' }), '$') as Record<string, unknown>
  if (schema['type'] !== 'object') throw new Error('A model can only answer with an object')
  known.set(shape, schema)
  return schema
}

function strict(node: unknown, path: string): unknown {
  if (Array.isArray(node)) return node.map((item, at) => strict(item, `${path}[${at}]`))
  if (typeof node !== 'object' || node === null) return node
  const schema = node as Record<string, unknown>
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema)) {
    if (UNSAID.has(key)) continue
    if (key === 'properties') {
      const properties = Object.entries(value as Record<string, unknown>)
      result[key] = Object.fromEntries(
        properties.map(([name, inner]) => [name, strict(inner, `${path}.${name}`)]),
      )
    } else if (key === 'oneOf') result['anyOf'] = strict(value, path)
    else result[key] = key === 'enum' || key === 'const' ? value : strict(value, path)
  }
  if (schema['type'] !== 'object') return result
  const names = Object.keys((schema['properties'] ?? {}) as object)
  const missing = names.find((name) => !((schema['required'] ?? []) as string[]).includes(name))
  if (missing !== undefined) {
    throw new Error(`${path}.${missing}: strict output has no optional properties`)
  }
  return { ...result, required: names, additionalProperties: false }
}
