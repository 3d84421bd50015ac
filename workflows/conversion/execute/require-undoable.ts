import type { Repositories } from '../../deps.ts'
import { requireUnstocked } from '../../inventory/require-unstocked.ts'
import { isWritten } from '../../registry/entity.ts'
import { requireDeletable } from '../../registry/require-deletable.ts'
import { AppError, type FieldError } from '../../shared/errors.ts'
import type { Conversion, ConversionTarget, RecordReference } from '../ports.ts'
import type { Touched } from './read-touched.ts'
import { differences, targetDifferences } from './undo-differences.ts'
import { versionAfterUndos } from './version-after-undos.ts'

/**
 * Taking a conversion back must lose nothing of what was done since.
 * @throws AppError `conflict` naming what differs, or what has come of a record that would be deleted
 */
export async function requireUndoable(
  r: Repositories,
  conversion: Conversion,
  touched: Touched,
): Promise<void> {
  const { source, targets } = touched
  const { sourceEntity, sourceChanges } = conversion
  const changed: FieldError[] = []
  for (const { target, record } of targets) {
    if (record && record.version > target.version) {
      if (record.version === (await versionAfterUndos(r, target))) continue
    }
    changed.push(...targetDifferences(target, record))
  }
  if (sourceChanges.length > 0) {
    const gone = { field: 'source', rule: 'was deleted after the conversion' }
    const found = source ? differences('source', sourceEntity, sourceChanges, source) : [gone]
    changed.push(...found)
  }
  refuseFor('Somebody has changed its records since', changed)
  const used: FieldError[] = []
  for (const { target, record, entity } of targets) {
    if (target.action !== 'created' || !record) continue
    if (!isWritten(entity, 'delete')) {
      const rule = 'is not deleted: take it back by what is done with it, such as cancelling'
      used.push({ field: target.key, rule })
      continue
    }
    requireDeletable(entity, record)
    await requireUnstocked(r, entity, record.id)
    used.push(...(await usesOf(r, conversion, target, touched)))
  }
  refuseFor('Something has come of its records since', used)
}

/** What has come of a record that the conversion made. */
async function usesOf(
  r: Pick<Repositories, 'conversions'>,
  conversion: Conversion,
  target: ConversionTarget,
  touched: Touched,
): Promise<FieldError[]> {
  const { key, entity: name, recordId } = target
  const entity = touched.targets.find((other) => other.target === target)?.entity
  if (!entity) return []
  const references = await r.conversions.references(entity, [recordId])
  const own = ownReferences(conversion)
  const others = references.filter((reference) => !own(reference))
  const further = await r.conversions.live(name, [recordId])
  const leading = (await r.conversions.leadingTo(name, [recordId])).filter(
    ({ conversionId }) => conversionId !== conversion.id,
  )
  return [
    ...others.map((other) => ({
      field: key,
      rule: `is the ${other.field} of ${other.entity.replaceAll('_', ' ')} ${other.recordId}`,
    })),
    ...further.map(({ conversionId }) => ({
      field: key,
      rule: `was converted further by conversion ${conversionId}`,
    })),
    ...leading.map(({ conversionId }) => ({
      field: key,
      rule: `is what conversion ${conversionId} has led to as well`,
    })),
  ]
}

/** References that the conversion made itself go with it. */
function ownReferences({ targets, sourceRecordId, sourceEntity, sourceChanges }: Conversion) {
  const own = new Set(
    targets.flatMap(({ entity, recordId, action, changes }) =>
      action === 'created'
        ? [`${entity} ${recordId}`]
        : changes.map(({ field }) => `${entity} ${recordId} ${field}`),
    ),
  )
  for (const { field } of sourceChanges) own.add(`${sourceEntity} ${sourceRecordId} ${field}`)
  return ({ entity, recordId, field }: RecordReference) =>
    own.has(`${entity} ${recordId}`) ||
    own.has(`${entity} ${recordId} ${field.replace(/^items\..*/, 'items')}`)
}

function refuseFor(why: string, fields: readonly FieldError[]): void {
  if (fields.length === 0) return
  const told = fields.slice(0, 3).map(({ field, rule }) => `${field} ${rule}`)
  const more = fields.length > 3 ? `; and ${fields.length - 3} more` : ''
  throw new AppError(
    'conflict',
    `The conversion cannot be undone. ${why}: ${told.join('; ')}${more}`,
    { fields },
  )
}
