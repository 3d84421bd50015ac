import { isWritten, type AnyEntity } from '../../../registry/entity.ts'
import type { FieldKind } from '../../../registry/field.ts'
import { fieldOf } from '../../mapping/kind-of.ts'
import type { RuleTarget } from '../rule.ts'
import type { CheckAround, Report } from './check-around.ts'
import { unknownField } from './source-field.ts'
import { aName } from './spoken.ts'

const COMPARED: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'email', 'phone', 'url'])
const UNSOUGHT: ReadonlySet<FieldKind> = new Set<FieldKind>(['json', 'tags', 'boolean'])

/** Checks what becomes of a target that is there already. */
export function checkExisting(
  { existing, mappings }: RuleTarget,
  entity: AnyEntity,
  around: CheckAround,
  report: Report,
): void {
  const { action, match, overwrite } = existing
  const mapped = new Set(mappings.map(({ to }) => to))
  if (action === 'create') {
    if (overwrite.length > 0) report('.overwrite', 'is for the action overwrite')
    return
  }
  if (match.length === 0) {
    report('.match', `must name a mapped field by which ${action} finds what is there`)
  }
  if ((action === 'fill' || action === 'overwrite') && !isWritten(entity, 'change')) {
    report('.action', `must be another: only Potok changes ${aName(entity.name)}`)
  }
  const seen = new Set<string>()
  for (const [index, { field: name, similarity }] of match.entries()) {
    const refuse = (rule: string) => report(`.match[${index}].field`, rule)
    const key = `${name} ${similarity === undefined ? '' : 'similar'}`
    const field = fieldOf(entity, name, around.customFields)
    if (seen.has(key)) refuse(`${name} is there twice`)
    seen.add(key)
    if (!field) refuse(unknownField(entity, name))
    else if (!mapped.has(name)) refuse(`${name} is not mapped, so there is nothing to look for`)
    else if (similarity !== undefined && (field.encrypted || !COMPARED.has(field.kind))) {
      refuse(`${name} cannot be compared by similarity, only text can`)
    } else if (UNSOUGHT.has(field.kind) || (!field.filter && !isUnique(entity, name))) {
      refuse(`${name} cannot be searched by`)
    }
  }
  checkOverwrite(existing, { entity, mapped, around }, report)
}

function checkOverwrite(
  { action, overwrite }: RuleTarget['existing'],
  {
    entity,
    mapped,
    around,
  }: { entity: AnyEntity; mapped: ReadonlySet<string>; around: CheckAround },
  report: Report,
): void {
  if (action !== 'overwrite') {
    if (overwrite.length > 0) report('.overwrite', 'is for the action overwrite')
    return
  }
  if (overwrite.length === 0) report('.overwrite', 'must name the fields that are replaced')
  for (const [index, name] of overwrite.entries()) {
    const refuse = (rule: string) => report(`.overwrite[${index}]`, rule)
    const field = fieldOf(entity, name, around.customFields)
    if (overwrite.indexOf(name) !== index) refuse(`${name} is there twice`)
    else if (!field && !(name === 'items' && entity.items)) refuse(unknownField(entity, name))
    else if (!mapped.has(name)) refuse(`${name} is not mapped`)
    else if (field?.immutable) {
      refuse(`${name} is given when the record is made and cannot be changed`)
    }
  }
}

const isUnique = (entity: AnyEntity, name: string) =>
  (entity.unique ?? []).some((key) => key.length === 1 && key[0] === name)
