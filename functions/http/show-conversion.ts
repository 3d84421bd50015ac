import { entityNamed } from '../../workflows/registry/entity-named.ts'
import type { Caller } from '../../workflows/access/caller.ts'
import type { ConversionOutcome } from '../../workflows/conversion/execute/convert-records.ts'
import type { Conversion, ValueChange } from '../../workflows/conversion/ports.ts'
import { permissionOf } from '../../workflows/registry/paths.ts'

/** What stands for a value of a record that the caller may not read. */
const HIDDEN = '[hidden]'

type Reader = Pick<Caller, 'permissions'>

/** A conversion as the caller may see it. */
export function showConversion(caller: Reader, conversion: Conversion) {
  const { targets, sourceEntity, sourceChanges } = conversion
  return {
    ...conversion,
    sourceChanges: visible(caller, sourceEntity, sourceChanges),
    targets: targets.map((target) => ({
      ...target,
      changes: visible(caller, target.entity, target.changes),
    })),
    targetRecordId: targets[0]?.recordId,
  }
}

/** What a preview found: `[new <key>]` in place of the ids of records that will never be. */
export function showPreview(caller: Reader, outcome: ConversionOutcome) {
  if (outcome.status === 'refused') {
    const { code, error, fields } = outcome
    const refusal = { code, error, fields: [...fields] }
    return { converts: false, refusal, sourceVersion: null, sourceChanges: [], targets: [] }
  }
  const { sourceEntity, sourceVersion, sourceChanges, targets } = outcome.conversion
  const made = new Map(
    targets.flatMap(({ action, recordId, key }): [string, string][] =>
      action === 'created' ? [[recordId, `[new ${key}]`]] : [],
    ),
  )
  const withoutIds = (changes: readonly ValueChange[]) =>
    changes.map(({ field, before, after }) => ({
      field,
      before,
      after:
        field === 'items'
          ? withoutNewIds(before, after)
          : typeof after === 'string'
            ? (made.get(after) ?? after)
            : after,
    }))
  return {
    converts: true,
    refusal: null,
    sourceVersion: sourceChanges.length > 0 ? sourceVersion - 1 : sourceVersion,
    sourceChanges: withoutIds(visible(caller, sourceEntity, sourceChanges)),
    targets: targets.map(({ key, entity, recordId, action, changes }) => ({
      key,
      entity,
      recordId: made.has(recordId) ? null : recordId,
      action,
      changes: withoutIds(visible(caller, entity, changes)),
    })),
  }
}

/** Items that would be new have ids that will never be, too. */
function withoutNewIds(before: unknown, after: unknown): unknown {
  if (!Array.isArray(after)) return after
  const known = new Set(Array.isArray(before) ? before.map(idOf) : [])
  return after.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'id' in item && !known.has(item.id)
      ? { ...item, id: '[new item]' }
      : item,
  )
}

const idOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined

function visible(
  { permissions }: Reader,
  name: string,
  changes: readonly ValueChange[],
): readonly ValueChange[] {
  const entity = entityNamed(name)
  if (entity && permissions.has(permissionOf(entity, 'read'))) return changes
  const hide = (value: unknown) => (value === null ? null : HIDDEN)
  return changes.map(({ field, before, after }) => ({
    field,
    before: hide(before),
    after: hide(after),
  }))
}
