import { z } from 'zod'
import { outputSchema, perEntity, shapeOf } from './schemas.ts'

const time = z.iso.datetime()
const actor = z.string().meta({ description: 'An actor as `type:id`' })

/** A record of the entity as the API gives it. */
export const recordSchemaOf = perEntity(({ fields, items }) =>
  z.object({
    id: z.uuid(),
    version: z.int(),
    ...shapeOf(fields, outputSchema),
    ...(items
      ? { items: z.array(z.object({ id: z.uuid(), ...shapeOf(items.fields, outputSchema) })) }
      : {}),
    customFields: z.record(z.string(), z.unknown()),
    metadata: z.record(z.string(), z.unknown()),
    createdAt: time,
    createdBy: actor,
    updatedAt: time,
    updatedBy: actor,
    deletedAt: time.nullable(),
    deletedBy: actor.nullable(),
  }),
)
