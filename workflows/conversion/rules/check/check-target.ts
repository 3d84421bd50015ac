import type { AnyEntity } from '../../../registry/entity.ts'
import type { RuleTarget } from '../rule.ts'
import { below, type CheckAround, type Report } from './check-around.ts'
import { checkExisting } from './check-existing.ts'
import { checkCondition } from './check-expression.ts'
import { checkItems } from './check-items.ts'
import { checkMapping } from './check-mapping.ts'
import { constantMisfit } from './fits.ts'
import { aName, spoken } from './spoken.ts'
import { isMade, requiredFields, writableField } from './writable-field.ts'

/** Checks a target of a known entity. @param records the entities of the source and the targets before it, by key */
export function checkTarget(
  target: RuleTarget,
  entity: AnyEntity,
  { records, ...around }: CheckAround & { records: ReadonlyMap<string, string> },
  report: Report,
): void {
  if (!isMade(entity))
    return report('.entity', `only Potok makes records of the ${spoken(entity.name)}`)
  const when = target.when === null ? null : checkCondition(target.when, around)
  if (when) report('.when', when)
  const mapped = new Set<string>()
  const mappingAround = { ...around, records, ofItem: false }
  for (const [index, mapping] of target.mappings.entries()) {
    const at = below(report, `.mappings[${index}]`)
    const { to } = mapping
    if (mapped.has(to)) at('.to', `${to} is mapped twice`)
    mapped.add(to)
    if (to === 'items') {
      checkItems(mapping, entity, mappingAround, at)
      continue
    }
    if (mapping.items !== undefined) at('.items', 'is only for the mapping to items')
    const writable = writableField(entity, to, around)
    if ('rule' in writable) {
      at('.to', writable.rule)
      continue
    }
    checkMapping(mapping, writable.field, mappingAround, at)
    checkStart(entity, mapping, at)
  }
  for (const name of requiredFields(entity, around)) {
    if (!mapped.has(name))
      report('.mappings', `must map ${name}, which ${aName(entity.name)} needs`)
  }
  checkExisting(target, entity, around, below(report, '.existing'))
}

/** A status that a new record cannot begin with would be refused for each. */
function checkStart(
  { status, fields }: AnyEntity,
  { to, value, transforms }: { to: string; value?: unknown; transforms?: unknown },
  report: Report,
): void {
  if (status?.field !== to || !status.starts || typeof value !== 'string' || transforms) return
  const field = fields[to]
  if (!field || constantMisfit(value, field) || status.starts.includes(value)) return
  report('.value', `of a new record must be one of ${status.starts.join(', ')}`)
}
