import fc, { type Arbitrary } from 'fast-check'
import { customFieldSchema } from '../../workflows/registry/custom-field-schema.ts'
import type { RuleInput } from '../../workflows/conversion/rules/rule-schema.ts'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import { type AnyEntity, isWritten } from '../../workflows/registry/entity.ts'
import type { Field } from '../../workflows/registry/field.ts'
import { inputOf, valueOf } from './entity-arbitraries.ts'

/** Definitions and rules are no business records; an order is made by its own workflow, and tried in its own tests. */
const APART = ['custom_field', 'conversion_rule', 'order', 'production_order']
export const CONVERTIBLE = ENTITIES.filter(
  (entity) => isWritten(entity, 'create') && !APART.includes(entity.name),
)

export interface CustomFieldInput {
  entity: string
  key: string
  label: string
  type: Parameters<typeof customFieldSchema>[0]
  options?: string[]
}

const TYPES = ['text', 'number', 'boolean', 'date', 'choice', 'url', 'email', 'phone'] as const

/** The fields that a workspace adds: some to each entity. */
export const workspaceFields: Arbitrary<CustomFieldInput[]> = fc
  .tuple(...CONVERTIBLE.map((entity) => fieldsOf(entity.name)))
  .map((lists) => lists.flat())

function fieldsOf(entity: string): Arbitrary<CustomFieldInput[]> {
  const types = fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 5 })
  return types.map((chosen) =>
    chosen.map((type, index) => ({
      entity,
      key: `own${type}${index}`,
      label: `${type} ${index}`,
      type,
      ...(type === 'choice' ? { options: ['низкий', 'high', 'срочно'] } : {}),
    })),
  )
}

type Values = Record<string, unknown>
interface Place {
  path: string
  field: Field
}

/** An entity as rules see it: its own fields and the workspace's. */
export interface Side {
  entity: AnyEntity
  own: Place[]
  custom: Place[]
}

export function sideOf(entity: AnyEntity, customFields: readonly CustomFieldInput[]): Side {
  const custom = customFields.filter((definition) => definition.entity === entity.name)
  return {
    entity,
    own: Object.entries(entity.fields).map(([path, field]) => ({ path, field })),
    custom: custom.map(({ key, type, options }) => ({
      path: `customFields.${key}`,
      field: customFieldSchema(type, options ?? null),
    })),
  }
}

export type References = Readonly<Record<string, readonly string[]>>

/** A record of the side, custom fields included. Values repeat often enough that targets are found by them. */
export function recordOf(side: Side, references: References): Arbitrary<Values> {
  const custom = fc.record(
    Object.fromEntries(side.custom.map(({ path, field }) => [keyOf(path), valueOf(field)])),
    { requiredKeys: [] },
  )
  return fc
    .tuple(inputOf(side.entity, { references }), custom, fc.constantFrom(1, 2, 3))
    .map(([input, customFields, repeated]) => {
      const shared = Object.keys(input).filter((name) => isShared(side.entity, name))
      const same = shared.map((name) => [
        name,
        SHARED[side.entity.fields[name]?.kind ?? '']?.(repeated),
      ])
      return { ...input, ...Object.fromEntries(same), customFields }
    })
}

const SHARED: Record<string, (n: number) => string> = {
  email: (n) => `same${n}@example.kz`,
  phone: (n) => `+7701555000${n}`,
}
const isShared = (entity: AnyEntity, name: string) =>
  (entity.fields[name]?.kind ?? '') in SHARED && !isUnique(entity, name)
const isUnique = ({ unique = [] }: AnyEntity, name: string) =>
  unique.some((key) => key.length === 1 && key[0] === name)
const keyOf = (path: string) => path.slice('customFields.'.length)

type Mapping = NonNullable<RuleInput['mappings']>[number]
type Target = NonNullable<RuleInput['targets']>[number]

/** A rule that is valid by its making: every value fits its field as far as a rule can know. */
export function ruleOf(
  source: Side,
  targets: readonly Side[],
  references: References,
): Arbitrary<Pick<RuleInput, 'sourceEntity' | 'targets' | 'sourceChanges' | 'condition'>> {
  return fc.record({
    sourceEntity: fc.constant(source.entity.name),
    targets: fc.tuple(...targets.map((target) => targetOf(source, target, references))),
    sourceChanges: changesOf(source),
    condition: fc.constantFrom(null, 'source.version >= 1', 'source.id != "" && now != ""'),
  })
}

/** What a conversion may leave on its source: free text alone, which no rule of an entity depends on. */
function changesOf({ entity, own }: Side): Arbitrary<Mapping[]> {
  const free = own.filter(
    ({ path, field }) => isWritable(field) && path === 'notes' && !entity.check,
  )
  return fc
    .subarray(free)
    .map((chosen) => chosen.map(({ path }) => ({ to: path, value: 'Was converted' })))
}

function targetOf(source: Side, target: Side, references: References): Arbitrary<Target> {
  const complete = inputOf(target.entity, { references, complete: true })
  return complete.chain((example) => {
    const places = target.own.filter(
      ({ path, field }) => isWritable(field) && (field.required || path in example),
    )
    const own = places.map((place) => mappingOf(source, target.entity, place, example[place.path]))
    const custom = target.custom.map((place) => mappingOf(source, target.entity, place, undefined))
    return fc.tuple(...own, ...custom).chain((drawn) => {
      const mappings = [...drawn.filter((mapping) => mapping !== null), ...itemsOf(source, target)]
      return existingOf(target, mappings).map((existing) => ({
        entity: target.entity.name,
        mappings,
        ...(existing ? { existing } : {}),
      }))
    })
  })
}

const isWritable = ({ readOnly }: Field) => readOnly !== true
const accepts = (field: Field, value: unknown) => field.schema.safeParse(value).success

/** One mapping to a field, or none where it can be left out. */
function mappingOf(
  source: Side,
  entity: AnyEntity,
  { path: to, field }: Place,
  example: unknown,
): Arbitrary<Mapping | null> {
  const isStatus = entity.status?.field === to
  const origins = isStatus ? [] : [...source.own, ...source.custom]
  const from = origins.flatMap((place) => waysOf(place, to, field))
  const constant = isUnique(entity, to) || example === undefined ? [] : [{ to, value: example }]
  const byId =
    isUnique(entity, to) && field.kind === 'text' && accepts(field, ID) ? [{ to, field: 'id' }] : []
  if (field.required) {
    const [sure = { to, value: example }] = [...constant, ...byId]
    // What a source may lack has a default.
    const defaulted = isUnique(entity, to) ? [] : from.map((way) => ({ ...way, default: example }))
    return fc.constantFrom<Mapping>(sure, ...defaulted)
  }
  return fc.constantFrom<Mapping | null>(null, ...constant, ...from, ...byId)
}

const ID = '0197f0a0-0000-7000-8000-000000000000'
const WORDS = 'Слова any, длиной 50 знаков: ещё немного и ещё ...'
const TEXTUAL = ['text', 'email', 'phone', 'url']

/** How a value of one field may become that of another. */
function waysOf({ path, field: from }: Place, to: string, field: Field): Mapping[] {
  if (from.encrypted || field.encrypted) {
    return from.encrypted && field.encrypted && from.kind === field.kind && accepts(field, WORDS)
      ? [{ to, field: path }]
      : []
  }
  const isText = field.kind === 'text' && accepts(field, WORDS)
  if (isText && TEXTUAL.includes(from.kind)) {
    const expression = `source.${path} == null ? "none" : string(source.${path})`
    return [
      { to, field: path, transforms: [{ type: 'truncate', length: 50 }] },
      {
        to,
        field: path,
        transforms: [
          { type: 'trim' },
          { type: 'template', text: 'it is {value}' },
          { type: 'truncate', length: 50 },
        ],
      },
      { to, expression, transforms: [{ type: 'truncate', length: 50 }] },
    ]
  }
  if (field.kind === 'choice' && from.kind === 'choice') {
    const options = field.options ?? []
    const values = (from.options ?? []).map((option, index) => [
      option,
      options[index % options.length] ?? null,
    ])
    return [
      { to, field: path, transforms: [{ type: 'lookup', values: Object.fromEntries(values) }] },
    ]
  }
  if (field.kind === 'reference') {
    return from.kind === 'reference' && from.references === field.references
      ? [{ to, field: path }]
      : []
  }
  const isSame = from.kind === field.kind && !['text', 'json', 'tags'].includes(field.kind)
  return isSame ? [{ to, field: path }] : []
}

/** Lists of items are carried over where the target's need no more than the source's have. */
function itemsOf({ entity: from }: Side, { entity: to }: Side): Mapping[] {
  if (!from.items || !to.items || to.items.readOnly) return []
  const sources = from.items.fields
  const fits = Object.entries(to.items.fields).every(
    ([name, field]) => !field.required || sources[name]?.kind === field.kind,
  )
  return fits ? [{ to: 'items', field: 'items' }] : []
}

function existingOf(
  { entity, own, custom }: Side,
  mappings: readonly Mapping[],
): Arbitrary<Target['existing']> {
  const kinds = new Map([...own, ...custom].map(({ path, field }) => [path, field]))
  const keys = mappings.filter(({ to, ...origin }) => {
    const field = kinds.get(to)
    return field?.filter && !field.encrypted && TEXTUAL.includes(field.kind) && 'field' in origin
  })
  if (keys.length === 0) return fc.constantFrom(undefined, { action: 'create' as const })
  const free = mappings
    .map(({ to }) => to)
    .filter((to) => to !== 'items' && !kinds.get(to)?.immutable)
  const changes = isWritten(entity, 'change')
  const actions = (['create', 'link', 'refuse', 'fill', 'overwrite'] as const).filter(
    (action) =>
      (changes || !['fill', 'overwrite'].includes(action)) &&
      (action !== 'overwrite' || free.length > 0),
  )
  return fc
    .record({
      action: fc.constantFrom(...actions),
      match: fc
        .subarray(keys, { minLength: 1, maxLength: Math.min(2, keys.length) })
        .map((all) => all.map(({ to }) => ({ field: to }))),
      overwrite: fc.subarray(free, { minLength: Math.min(1, free.length) }),
      ambiguous: fc.constantFrom('refuse', 'oldest'),
    })
    .map(({ overwrite, ...existing }) => ({
      ...existing,
      ...(existing.action === 'overwrite' ? { overwrite } : {}),
    }))
}
