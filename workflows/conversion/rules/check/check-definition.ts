import { isWritten } from '../../../registry/entity.ts'
import type { FieldError } from '../../../shared/errors.ts'
import type { RuleDefinition } from '../complete-rule.ts'
import { entityNamed } from '../../../registry/entity-named.ts'
import { below, type CheckAround, type Report } from './check-around.ts'
import { checkCondition } from './check-expression.ts'
import { checkMapping } from './check-mapping.ts'
import { checkTarget } from './check-target.ts'
import { aName } from './spoken.ts'
import { writableField } from './writable-field.ts'

const KEYS_TAKEN: ReadonlySet<string> = new Set(['source', 'item', 'now'])

/**
 * Every rule that a definition breaks, with the place of the mapping: `targets[0].mappings[3].field`.
 * @param options.isShort it was given as targetEntity and mappings, so its places are `mappings[3].field`
 */
export function checkDefinition(
  definition: RuleDefinition,
  given: Omit<CheckAround, 'source'>,
  { isShort = false }: { isShort?: boolean } = {},
): FieldError[] {
  const errors: FieldError[] = []
  const report: Report = (at, rule) => {
    errors.push({ field: at.replace(/^\./u, ''), rule })
  }
  const source = entityNamed(definition.sourceEntity)
  if (!source) report('sourceEntity', `${definition.sourceEntity} is not an entity`)
  const records = new Map(source ? [['source', source.name]] : [])
  for (const [index, target] of definition.targets.entries()) {
    const at = isShort ? report : below(report, `targets[${index}]`)
    const entity = entityNamed(target.entity)
    if (KEYS_TAKEN.has(target.key)) at('.key', `${target.key} is a name of rules themselves`)
    else if (records.has(target.key)) at('.key', `${target.key} is the key of an earlier target`)
    if (!entity) at(isShort ? 'targetEntity' : '.entity', `${target.entity} is not an entity`)
    if (entity && source) {
      const place = isShort ? renamed(at, '.entity', 'targetEntity') : at
      checkTarget(target, entity, { ...given, source, records }, place)
    }
    records.set(target.key, target.entity)
  }
  if (source) checkSource(definition, { ...given, source, records }, report)
  return errors
}

function checkSource(
  { condition, sourceChanges }: RuleDefinition,
  around: CheckAround & { records: ReadonlyMap<string, string> },
  report: Report,
): void {
  const { source } = around
  const wrong = condition === null ? null : checkCondition(condition, around)
  if (wrong) report('condition', wrong)
  if (sourceChanges.length > 0 && !isWritten(source, 'change')) {
    report('sourceChanges', `only Potok changes ${aName(source.name)}`)
  }
  const changed = new Set<string>()
  for (const [index, mapping] of sourceChanges.entries()) {
    const at = below(report, `sourceChanges[${index}]`)
    const { to } = mapping
    if (changed.has(to)) at('.to', `${to} is mapped twice`)
    changed.add(to)
    const writable = writableField(source, to, around)
    if ('rule' in writable) at('.to', writable.rule)
    else if (writable.field.immutable) {
      at('.to', `${to} is given when the record is made and cannot be changed`)
    } else checkMapping(mapping, writable.field, { ...around, ofItem: false }, at)
  }
}

const renamed =
  (report: Report, from: string, to: string): Report =>
  (at, rule) =>
    report(at === from ? to : at, rule)
