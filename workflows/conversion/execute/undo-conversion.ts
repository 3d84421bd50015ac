import type { Deps, Repositories } from '../../deps.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import { trace } from '../../registry/tell.ts'
import type { EventContext, NewEvent } from '../../shared/events.ts'
import { conversionUndone } from '../events.ts'
import type { Conversion } from '../ports.ts'
import { withoutSecrets } from './mask-secrets.ts'
import { noConversion, readConversion } from './read-conversion.ts'
import { readTouched, type Touched } from './read-touched.ts'
import { requireUndoable } from './require-undoable.ts'
import { restoredValues } from './restored-values.ts'

/**
 * Takes a conversion back: what it made is deleted, what it changed is restored, the source too. Undoing
 * again changes nothing.
 * @throws AppError `not_found`, `conflict` naming what somebody changed since, or what refers to a record it made
 */
export async function undoConversion(
  _deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  conversionId: string,
): Promise<Conversion> {
  const conversion = await r.conversions.find(conversionId, { lock: true, unsealed: true })
  if (conversion === null) throw noConversion()
  if (conversion.status === 'undone') return withoutSecrets(conversion)
  const touched = await readTouched(r, conversion)
  await requireUndoable(r, conversion, touched)
  const events = [
    ...(await takeBackTargets(r, touched)),
    ...(await restoreSource(r, conversion, touched)),
  ]
  await r.conversions.markUndone(conversion.id)
  await tellUndone(r, context, conversion, events)
  return readConversion(r, conversion.id)
}

/** The later ones first: they may refer to the earlier. */
async function takeBackTargets(r: Repositories, { targets }: Touched): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const { target, entity, record } of targets.toReversed()) {
    if (!record) continue
    const told =
      target.action === 'created'
        ? await remove(r, entity, record)
        : await restore(r, entity, record, target.changes)
    events.push(...told)
  }
  return events
}

async function restoreSource(
  r: Repositories,
  { sourceChanges }: Conversion,
  { sourceEntity, source }: Touched,
): Promise<NewEvent[]> {
  if (!source || sourceChanges.length === 0) return []
  return restore(r, sourceEntity, source, sourceChanges)
}

async function remove(r: Repositories, entity: AnyEntity, before: EntityRecord) {
  const [after] = await r.records.setDeleted(entity, [before], true)
  return after ? trace(r, entity, [{ kind: 'deleted', before, after }]) : []
}

async function restore(
  r: Repositories,
  entity: AnyEntity,
  before: EntityRecord,
  changes: Conversion['sourceChanges'],
): Promise<NewEvent[]> {
  const values = restoredValues(entity, before, changes)
  const [after] = await r.records.update(entity, [{ before, values }])
  return after ? trace(r, entity, [{ kind: 'updated', before, after }]) : []
}

async function tellUndone(
  r: Repositories,
  context: EventContext,
  conversion: Conversion,
  events: readonly NewEvent[],
): Promise<void> {
  const { id, ruleId, ruleVersion, type, bulkId, sourceEntity, sourceRecordId } = conversion
  const targets = conversion.targets.map(({ key, entity, recordId, action }) => ({
    key,
    entity,
    recordId,
    action,
  }))
  const facts = { ruleId, ruleVersion, sourceEntity, sourceRecordId, bulkId, type, targets }
  r.audit.record({
    entity: 'conversion',
    recordId: id,
    action: 'undone',
    before: null,
    after: facts,
  })
  const data = {
    conversionId: id,
    ruleId,
    sourceEntity,
    sourceRecordId,
    targets: targets.map(({ entity, recordId }) => ({ entity, recordId })),
  }
  await r.events.append(context, [
    ...events,
    { type: conversionUndone.type, subject: sourceRecordId, data },
  ])
}
