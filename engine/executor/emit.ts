import type { EventPayload } from '../types.ts'
import type { RunContext } from './context.ts'

/** Sends an event of the engine's own, stored together with the change that it tells of. */
export function emit(
  { change, tools, now }: Pick<RunContext, 'change' | 'tools' | 'now'>,
  event: EventPayload,
): void {
  const id = tools.ids.ulid(now)
  const complete = { ...event, id: event.id ?? id }
  change.put('events', {
    id,
    event_id: complete.id,
    name: complete.name,
    payload: JSON.stringify(complete),
    received_at: now,
    pending: true,
  })
  change.afterwards(() => tools.admitStored(id, complete))
}
