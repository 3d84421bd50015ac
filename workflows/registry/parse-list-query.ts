import type { FieldError } from '../shared/errors.ts'
import type { CustomField } from './custom-fields-of.ts'
import type { AnyEntity } from './entity.ts'
import { invalidInput } from './errors.ts'
import type { Field } from './field.ts'
import { BASE, type Operator, operatorsOf, parseOperand } from './parse-operand.ts'
import type { RecordCondition, RecordQuery } from './ports.ts'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100
const MAX_SEARCH = 200
const MAX_CONDITIONS = 50
const PARAMETER = /^([A-Za-z][\w.]*)(?:\[(\w+)\])?$/

type Params = Readonly<Record<string, string | string[]>>

/**
 * What the parameters of a list ask for: `field=value`, `field[in]=a,b`, `[ne] [gt] [gte] [lt] [lte]
 * [null] [contains]`, `sort`, `search`, `limit`, `cursor`, `deleted=only`.
 * @throws AppError `invalid_input` naming each parameter and its rule
 */
export function parseListQuery(
  entity: AnyEntity,
  customFields: readonly CustomField[],
  params: Params,
): RecordQuery {
  const errors: FieldError[] = []
  const conditions: RecordCondition[] = []
  const query: { -readonly [K in keyof RecordQuery]: RecordQuery[K] } = { limit: DEFAULT_LIMIT }

  for (const [name, given] of Object.entries(params)) {
    const refuse = (rule: string) => void errors.push({ field: name, rule })
    const values = typeof given === 'string' ? [given] : given
    const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined
    const [value = ''] = values
    if (own) {
      if (values.length > 1) refuse('must be given once')
      else own(value, query, refuse, entity)
      continue
    }
    for (const each of values) {
      const found = conditionOf(entity, customFields, name, each)
      if (typeof found === 'string') refuse(found)
      else conditions.push(found)
    }
  }
  if (conditions.length > MAX_CONDITIONS) {
    errors.push({ field: '', rule: `at most ${MAX_CONDITIONS} conditions can be given` })
  }
  if (errors.length > 0) throw invalidInput('The list', errors)
  return { ...query, conditions }
}

type Own = (
  value: string,
  query: { -readonly [K in keyof RecordQuery]: RecordQuery[K] },
  refuse: (rule: string) => void,
  entity: AnyEntity,
) => void

const OWN: Record<string, Own> = {
  limit: (value, query, refuse) => {
    const limit = /^\d{1,9}$/.test(value) ? Number(value) : 0
    if (limit >= 1 && limit <= MAX_LIMIT) query.limit = limit
    else refuse(`must be a whole number from 1 to ${MAX_LIMIT}`)
  },
  cursor: (value, query, refuse) => {
    if (value === '') refuse('must be the nextCursor of a page')
    else query.cursor = value
  },
  deleted: (value, query, refuse) => {
    if (value === 'only') query.deleted = 'only'
    else refuse('must be only')
  },
  search: (value, query, refuse, { fields }) => {
    const words = value.replaceAll('\u0000', '').trim().toWellFormed()
    if (!Object.values(fields).some(({ search }) => search)) refuse('is not offered by this list')
    else if (words === '') refuse('must not be empty')
    else if (words.length > MAX_SEARCH) refuse(`must have at most ${MAX_SEARCH} characters`)
    else query.search = words
  },
  sort: (value, query, refuse, { fields }) => {
    const descending = value.startsWith('-')
    const field = descending ? value.slice(1) : value
    const sortable = [
      'id',
      'createdAt',
      'updatedAt',
      ...Object.keys(fields).filter((name) => fields[name]?.sort),
    ]
    if (sortable.includes(field)) query.sort = { field, descending }
    else refuse(`must be one of ${sortable.join(', ')}, with - before it for the reverse`)
  },
}

/** The condition, or the rule that the parameter breaks. */
function conditionOf(
  entity: AnyEntity,
  customFields: readonly CustomField[],
  parameter: string,
  value: string,
): RecordCondition | string {
  const [, name = '', operator = 'eq'] = PARAMETER.exec(parameter) ?? []
  const field = filterable(entity, customFields, name)
  if (field === undefined) return 'is not a parameter of this list'
  const operators = operatorsOf(field)
  if (!operators.includes(operator as Operator)) {
    return `must be one of ${operators.map((known) => `${name}[${known}]`).join(', ')}`
  }
  const operand = parseOperand(field, operator as Operator, value)
  if ('rule' in operand) return operand.rule
  return { field: name, operator: operator as Operator, value: operand.value }
}

function filterable(
  { fields }: AnyEntity,
  customFields: readonly CustomField[],
  name: string,
): Field | undefined {
  if (name.startsWith('customFields.')) {
    const key = name.slice('customFields.'.length)
    return customFields.find((known) => known.key === key)?.field
  }
  if (Object.hasOwn(BASE, name)) return BASE[name]
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  return field?.filter ? field : undefined
}
