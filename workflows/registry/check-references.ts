import type { Repositories } from '../deps.ts'
import type { FieldError } from '../shared/errors.ts'
import type { AnyEntity, Fields } from './entity.ts'
import { perEntity } from './schemas.ts'
import type { RecordValues } from './ports.ts'

interface Use {
  record: number
  field: string
  target: string
  id: string
}

const referring = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, { references }]) =>
    references === undefined ? [] : [{ name, target: references }],
  )
const referencesOf = perEntity(({ fields, items }) => ({
  own: referring(fields),
  items: referring(items?.fields ?? {}),
}))

/**
 * The references of each record that lead to no live record of the workspace; one query per target
 * entity for all records. A reference that the record had before is left alone.
 */
export async function brokenReferences(
  r: Pick<Repositories, 'records'>,
  entity: AnyEntity,
  records: readonly { values: RecordValues; before?: RecordValues }[],
): Promise<FieldError[][]> {
  const errors: FieldError[][] = records.map(() => [])
  const references = referencesOf(entity)
  if (references.own.length === 0 && references.items.length === 0) return errors
  const uses = records.flatMap(({ values, before }, record) =>
    usesOf(references, values, before).map((use) => ({ ...use, record })),
  )
  for (const [target, group] of Map.groupBy(uses, (use) => use.target)) {
    const live = await r.records.existing(target, [...new Set(group.map(({ id }) => id))])
    for (const { record, field, id } of group) {
      if (live.has(id)) continue
      const rule = `must be the id of a ${target.replaceAll('_', ' ')} that exists`
      errors[record]?.push({ field, rule })
    }
  }
  return errors
}

function usesOf(
  { own, items }: ReturnType<typeof referencesOf>,
  values: RecordValues,
  before: RecordValues | undefined,
): Omit<Use, 'record'>[] {
  const uses: Omit<Use, 'record'>[] = []
  const add = (field: string, target: string, id: unknown, had: unknown) => {
    if (typeof id === 'string' && id !== had) uses.push({ field, target, id })
  }
  for (const { name, target } of own) {
    add(name, target, values.fields[name], before?.fields[name])
  }
  if (items.length === 0) return uses
  const known = new Map(before?.items?.map((item) => [item.id, item]))
  values.items?.forEach((item, index) => {
    for (const { name, target } of items) {
      add(`items[${index}].${name}`, target, item[name], known.get(item.id)?.[name])
    }
  })
  return uses
}
