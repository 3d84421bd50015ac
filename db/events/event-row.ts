import type { EventEnvelope } from '../../workflows/shared/events.ts'
import type { events } from '../schema/events.ts'

type EventRow = typeof events.$inferSelect

/** The envelope's part of a row. */
export function toEnvelope(row: EventRow): EventEnvelope {
  return {
    id: row.id,
    type: row.type,
    time: row.time.toISOString(),
    source: row.source,
    subject: row.subject,
    data: row.data,
    organizationId: row.organizationId,
    workspaceId: row.workspaceId,
    actor: { type: row.actorType, id: row.actorId },
    correlationId: row.correlationId,
    ...(row.causationId === null ? {} : { causationId: row.causationId }),
    metadata: row.metadata,
  }
}
