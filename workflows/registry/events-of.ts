import { z } from 'zod'
import { declareEvent, type AnyEventDeclaration } from '../shared/events.ts'
import type { AnyEntity, EntityEventKind } from './entity.ts'

/** The type of an entity's event: `lead.created`, or the name that a source gave it. */
export function eventTypeOf(entity: Pick<AnyEntity, 'name' | 'eventTypes'>, kind: EntityEventKind) {
  return entity.eventTypes?.[kind] ?? `${entity.name}.${kind}`
}

const shared = { recordId: z.uuid(), entity: z.string(), version: z.number() }
const fields = z.array(z.string())

/** The events that every record of the entity publishes. Other values than its `facts` are not in them: read the record. */
export function eventsOf(entity: AnyEntity): AnyEventDeclaration[] {
  const { name, status, facts = [] } = entity
  const known = Object.fromEntries(
    facts.map((field) => [field, entity.fields[field]?.schema.nullable() ?? z.never()]),
  )
  const declare = (kind: EntityEventKind, summary: string, data: z.ZodRawShape) =>
    declareEvent({
      type: eventTypeOf(entity, kind),
      summary,
      data: { ...shared, ...known, ...data },
    })
  return [
    declare('created', `A ${name} was made.`, { fields }),
    declare('updated', `Fields of a ${name} were changed.`, { fields }),
    declare('deleted', `A ${name} was deleted; it can be restored.`, {}),
    declare('restored', `A deleted ${name} was restored.`, {}),
    ...(status
      ? [
          declare('status_changed', `The ${status.field} of a ${name} moved.`, {
            from: z.string(),
            to: z.string(),
          }),
        ]
      : []),
  ]
}
