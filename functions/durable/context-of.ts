import { z } from 'zod'
import { eventMetaSchema, type EventContext } from '../../workflows/shared/events.ts'

const causeSchema = z.object({
  id: z.string().optional(),
  data: z.object({ meta: eventMetaSchema }),
})

/** The context of events that a durable function publishes because of `event`. */
export function contextOf(event: unknown, source: string): EventContext {
  const { id, data } = causeSchema.parse(event)
  const { organizationId, workspaceId, actor, correlationId } = data.meta
  return {
    organizationId,
    workspaceId,
    actor,
    source,
    correlationId,
    ...(id === undefined ? {} : { causationId: id }),
  }
}
