import type { Settings } from '../../access/settings.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import { entityNamed } from '../../registry/entity-named.ts'
import type { ConversionRule, RuleTarget } from './rule.ts'
import type { Mapping, MatchAction, RuleInput } from './rule-schema.ts'

/** What a rule says, before it has an id, a version and an author. */
export type RuleDefinition = Omit<ConversionRule, 'id' | 'version' | 'createdBy'>

/** The definition of a rule that is there. */
export function definitionOf(rule: ConversionRule): RuleDefinition {
  const { id: _id, version: _version, createdBy: _createdBy, ...definition } = rule
  return definition
}

const ACTIONS: Readonly<Record<Settings['conversion']['defaultDuplicateHandling'], MatchAction>> = {
  skip: 'link',
  update: 'fill',
  create_new: 'create',
  fail: 'refuse',
}

/** By which fields a record is found that is there already, where the rule does not say. */
const MATCHES = ['email', 'phone', 'telegramUserId', 'taxId'] as const

/**
 * Says what the input leaves out: keys, what becomes of targets that are there, and the links and
 * currencies that follow from the declarations. What is unknown stays as it is, for the check.
 */
export function completeRule(
  input: RuleInput,
  { conversion }: Pick<Settings, 'conversion'>,
): RuleDefinition {
  const given = input.targets ?? [
    {
      entity: input.targetEntity ?? '',
      mappings: input.mappings ?? input.fieldMappings ?? [],
      ...(input.existing ? { existing: input.existing } : {}),
    },
  ]
  const source = entityNamed(input.sourceEntity)
  const targets: RuleTarget[] = []
  for (const target of given) {
    const entity = entityNamed(target.entity)
    const mappings = entity
      ? [...target.mappings, ...follow(entity, target.mappings, source, targets)]
      : target.mappings
    const mapped = new Set(target.mappings.map(({ to }) => to))
    const match = MATCHES.filter((field) => mapped.has(field)).map((field) => ({ field }))
    const standard = ACTIONS[conversion.defaultDuplicateHandling]
    targets.push({
      key: target.key ?? freeKey(target.entity, targets),
      entity: target.entity,
      when: target.when ?? null,
      mappings,
      existing: {
        action: target.existing?.action ?? (match.length > 0 ? standard : 'create'),
        match: target.existing?.match ?? match,
        overwrite: target.existing?.overwrite ?? [],
        ambiguous: target.existing?.ambiguous ?? 'refuse',
      },
    })
  }
  return {
    name: input.name,
    description: input.description ?? null,
    sourceEntity: input.sourceEntity,
    targetEntity: targets[0]?.entity ?? '',
    targets,
    sourceChanges: input.sourceChanges ?? [],
    condition: input.condition ?? null,
    trigger: input.trigger ?? 'manual',
    active: input.active ?? true,
    shadow: input.shadow ?? null,
  }
}

/** The entity's name, with a number when an earlier target has it. */
function freeKey(entity: string, earlier: readonly RuleTarget[]): string {
  const isTaken = (key: string) => earlier.some((target) => target.key === key)
  let key = entity
  for (let count = 2; isTaken(key); count += 1) key = `${entity}${count}`
  return key
}

/** Links to the source and to earlier targets, and the currency of a mapped amount. */
function follow(
  entity: AnyEntity,
  mappings: readonly Mapping[],
  source: AnyEntity | undefined,
  earlier: readonly RuleTarget[],
): Mapping[] {
  const mapped = new Set(mappings.map(({ to }) => to))
  const links = Object.entries(entity.fields).flatMap(([to, field]): Mapping[] => {
    if (mapped.has(to) || field.readOnly || field.references === undefined) return []
    // A link of an entity to itself is a rank, such as a manager, not where the record came from.
    if (field.references === entity.name) return []
    if (field.references === source?.name) return [{ to, record: 'source' }]
    const [target, ...others] = earlier.filter((each) => each.entity === field.references)
    return target && others.length === 0 ? [{ to, record: target.key }] : []
  })
  return [...links, ...currencyOf(entity, mappings, source)]
}

/** An amount without its currency would become one of the workspace's. */
function currencyOf(
  entity: AnyEntity,
  mappings: readonly Mapping[],
  source: AnyEntity | undefined,
): Mapping[] {
  const [to, from] = [entity, source].map((each) =>
    Object.entries(each?.fields ?? {}).find(
      ([, { kind, readOnly }]) => kind === 'currency' && (each !== entity || !readOnly),
    ),
  )
  if (!to || !from || mappings.some((mapping) => mapping.to === to[0])) return []
  const takesAmount = mappings.some(
    (mapping) =>
      mapping.to === 'items' ||
      (entity.fields[mapping.to]?.kind === 'money' &&
        mapping.field !== undefined &&
        source?.fields[mapping.field]?.kind === 'money'),
  )
  return takesAmount ? [{ to: to[0], field: from[0] }] : []
}
