import type { EventContext, EventMeta } from '../../workflows/shared/events.ts'

/** The context of events that a durable function publishes because of `event`. */
export function contextOf(
  event: { id?: string | undefined; data: { meta: EventMeta } },
  source: string,
): EventContext {
  const { organizationId, workspaceId, actor, correlationId } = event.data.meta
  return {
    organizationId,
    workspaceId,
    actor,
    source,
    correlationId,
    ...(event.id === undefined ? {} : { causationId: event.id }),
  }
}
