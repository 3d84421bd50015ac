import fc, { type Arbitrary } from 'fast-check'
import type { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema | boolean

/** Values of a JSON Schema as far as the declarations of Potok use it. Filter what is left out here. */
export function ofJsonSchema(schema: Schema | undefined): Arbitrary<unknown> {
  if (typeof schema !== 'object') return fc.constantFrom(null, true, 1, 'x')
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map(ofJsonSchema))
  switch (schema.type) {
    case 'string':
      return fc.string({ minLength: schema.minLength ?? 1, maxLength: 20, unit: 'grapheme-ascii' })
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.ceil(schema.minimum ?? 0),
        max: Math.min(schema.maximum ?? 1000, 1e9),
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(ofJsonSchema(schema.items as Schema), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3 + (schema.minItems ?? 0)),
      })
    case 'object':
      return objectOf(schema)
    default:
      return fc.constantFrom(null, true, 1, 'x')
  }
}

function objectOf(schema: z.core.JSONSchema.BaseSchema): Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = schema
  if (properties === undefined) {
    const values = ofJsonSchema(additionalProperties)
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,10}$/), values, {
      maxKeys: 3,
      noNullPrototype: true,
    })
  }
  const entries = Object.entries(properties).map(([name, one]) => [name, ofJsonSchema(one)])
  return fc.record(Object.fromEntries(entries) as Record<string, Arbitrary<unknown>>, {
    requiredKeys: required,
  })
}
