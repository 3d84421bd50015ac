import { z } from 'zod'
import type { AnyEntity } from './entity.ts'
import {
  changeSchema,
  customFieldsInput,
  itemsSchema,
  metadataInput,
  perEntity,
  shapeOf,
  type WriteOptions,
} from './schemas.ts'

/** The version that the writer has seen. */
export const versionSchema = z
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(2_147_483_647, 'must be at most 2147483647')

const make = (internal: boolean) =>
  perEntity((entity) =>
    z.strictObject({
      version: versionSchema,
      ...shapeOf(
        entity.fields,
        changeSchema,
        (field) => !field.immutable && (internal || !field.readOnly),
      ),
      ...itemsSchema(entity, { internal, change: true }),
      customFields: customFieldsInput.optional(),
      metadata: metadataInput.optional(),
    }),
  )
const ofCallers = make(false)
const ofWorkflows = make(true)

/**
 * What changes a record of the entity: some fields, and the `version` that the writer has seen. `items`
 * and `metadata` replace what was there, `customFields` only the keys they name.
 */
export function changeSchemaOf(entity: AnyEntity, { internal = false }: WriteOptions = {}) {
  return internal ? ofWorkflows(entity) : ofCallers(entity)
}
