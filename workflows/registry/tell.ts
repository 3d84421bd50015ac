import type { Repositories } from '../deps.ts'
import type { EventContext, NewEvent } from '../shared/events.ts'
import { auditOfChange, auditOfNew, changedNames, valuesOf } from './differences.ts'
import type { AnyEntity, EntityEventKind, EntityRecord } from './entity.ts'
import { eventTypeOf } from './events-of.ts'

/** A record before and after a write; without `before` it is new. */
export interface Written {
  kind: Exclude<EntityEventKind, 'status_changed'>
  before?: EntityRecord
  after: EntityRecord
}

/** Writes the trail and the events of what was written: one row each in the trail, one append for all. */
export async function tell(
  r: Pick<Repositories, 'audit' | 'events'>,
  context: EventContext,
  entity: AnyEntity,
  written: readonly Written[],
): Promise<void> {
  await r.events.append(context, trace(r, entity, written))
}

/** Writes the trail of what was written. @returns its events, to be appended with others at once */
export function trace(
  r: Pick<Repositories, 'audit'>,
  entity: AnyEntity,
  written: readonly Written[],
): NewEvent[] {
  return written.flatMap((each) => {
    const change = describe(entity, each)
    r.audit.record({ entity: entity.name, recordId: each.after.id, ...change.audit })
    return change.events
  })
}

function describe(entity: AnyEntity, { kind, before, after }: Written) {
  const event = (of: EntityEventKind, data: Record<string, unknown>): NewEvent => ({
    type: eventTypeOf(entity, of),
    subject: after.id,
    data: {
      recordId: after.id,
      entity: entity.name,
      version: after.version,
      ...Object.fromEntries((entity.facts ?? []).map((field) => [field, after[field] ?? null])),
      ...data,
    },
  })
  const own = entity.publish?.(before ?? null, after) ?? []
  if (kind === 'deleted' || kind === 'restored') {
    const audit = {
      action: kind,
      before: { deletedAt: before?.deletedAt ?? null },
      after: { deletedAt: after.deletedAt },
    }
    return { audit, events: [event(kind, {}), ...own] }
  }
  const values = valuesOf(entity, after)
  if (before === undefined) {
    const audit = { action: 'created', before: null, after: auditOfNew(entity, values) }
    return { audit, events: [event('created', { fields: Object.keys(audit.after) }), ...own] }
  }
  const old = valuesOf(entity, before)
  const fields = changedNames(old, values)
  const status = entity.status && fields.includes(entity.status.field) ? entity.status.field : null
  const audit = {
    action: status ? 'status_changed' : 'updated',
    before: auditOfChange(entity, old, values, fields),
    after: auditOfChange(entity, values, old, fields),
  }
  const moved = status ? [event('status_changed', { from: before[status], to: after[status] })] : []
  return { audit, events: [event('updated', { fields }), ...moved, ...own] }
}
