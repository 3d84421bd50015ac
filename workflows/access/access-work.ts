import type { Deps, Repositories } from '../deps.ts'
import type { EventContext, NewEvent } from '../shared/events.ts'
import type { Caller } from './caller.ts'

/** What a change of access has to work with: the caller's transaction, and who asks. */
export interface AccessWork {
  deps: Pick<Deps, 'newId' | 'clock' | 'access'>
  r: Pick<Repositories, 'access' | 'audit' | 'events' | 'records' | 'settings'>
  context: EventContext
  caller: Pick<Caller, 'permissions' | 'userId'>
}

interface Told {
  /** The entity's name in the trail: `member`. */
  entity: string
  recordId: string
  action: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  /** Without its subject, which is the record. */
  events: Omit<NewEvent, 'subject'>[]
}

/** Tells the trail and the event log of a change, in its transaction. */
export async function tell(
  { r, context }: Pick<AccessWork, 'r' | 'context'>,
  { entity, recordId, action, before = null, after = null, events }: Told,
): Promise<void> {
  r.audit.record({ action, entity, recordId, before, after })
  await r.events.append(
    context,
    events.map((event) => ({ ...event, subject: recordId })),
  )
}
