import { z } from 'zod'
import type { AnyEntity } from './entity.ts'
import {
  customFieldsInput,
  inputSchema,
  itemsSchema,
  metadataInput,
  perEntity,
  shapeOf,
  type WriteOptions,
} from './schemas.ts'

const make = (internal: boolean) =>
  perEntity((entity) =>
    z.strictObject({
      ...shapeOf(entity.fields, inputSchema, (field) => internal || !field.readOnly),
      ...itemsSchema(entity, { internal, change: false }),
      customFields: customFieldsInput.optional(),
      metadata: metadataInput.optional(),
    }),
  )
const ofCallers = make(false)
const ofWorkflows = make(true)

/** What makes a record of the entity. */
export function createSchemaOf(entity: AnyEntity, { internal = false }: WriteOptions = {}) {
  return internal ? ofWorkflows(entity) : ofCallers(entity)
}
