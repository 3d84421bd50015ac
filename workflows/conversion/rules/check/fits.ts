import type { Field, FieldKind } from '../../../registry/field.ts'
import { normalizeValue } from '../../../registry/normalize.ts'
import { ruleOf } from '../../../registry/errors.ts'
import { isEmpty } from '../../../registry/is-empty.ts'
import { isNumeric, isTextual, type Shape } from './shape.ts'
import { aName } from './spoken.ts'

/** Kinds that a field takes as they are. */
const TAKES: Readonly<Record<FieldKind, readonly Shape['kind'][]>> = {
  text: ['email', 'phone', 'url', 'choice', 'currency', 'date', 'instant', 'moment', 'reference'],
  email: ['text'],
  phone: ['text'],
  url: ['text'],
  currency: ['text'],
  choice: [],
  integer: ['number', 'quantity', 'percent'],
  quantity: ['number', 'integer', 'percent'],
  percent: ['number', 'integer', 'quantity'],
  money: ['number'],
  boolean: [],
  date: ['moment'],
  instant: ['moment'],
  reference: [],
  tags: [],
  json: [],
}

/** How what does not fit is made to fit. */
const ADVICE: Partial<Record<FieldKind, string>> = {
  text: 'make text of it by the transform template or join',
  integer: 'add the transform number',
  quantity: 'add the transform number',
  percent: 'add the transform number',
  money: 'takes minor units: add the transform number, with scale 100 for whole units',
  choice: 'add a lookup whose values are its options',
  date: 'add the transform date',
  instant: 'add the transform date',
  email: 'add the transform email',
  phone: 'add the transform phone',
  tags: 'add the transform split',
}

/** Why values of the shape can never be those of the field; null when they may. */
export function misfit(shape: Shape, field: Field): string | null {
  const { kind } = field
  if (shape.kind === 'any' || shape.kind === 'constants' || kind === 'json') return null
  if (kind === 'tags') {
    return shape.isList ? null : `is a list of words and cannot take ${told(shape)}: ${ADVICE.tags}`
  }
  if (shape.isList) return `takes one value, not a list: add the transform join`
  if (kind === 'choice' && shape.kind === 'choice') return optionsMisfit(shape, field)
  if (kind === 'reference' && shape.kind === 'reference') {
    return shape.entity === field.references
      ? null
      : `is of ${aName(field.references ?? 'record')}, not of ${aName(shape.entity ?? 'record')}`
  }
  if (shape.isOpen && isTextual({ kind })) return null
  if (shape.kind === kind || TAKES[kind].includes(shape.kind)) return null
  const advice = adviceFor(shape, field)
  return `is ${article(kind)} and cannot take ${told(shape)}${advice ? `: ${advice}` : ''}`
}

/** Which rule of the field a constant breaks; null when none. */
export function constantMisfit(value: unknown, field: Field): string | null {
  if (isEmpty(value)) return null
  const { error } = field.schema.safeParse(normalizeValue(field, value))
  return error ? ruleOf(error.issues[0] as (typeof error.issues)[number]) : null
}

function optionsMisfit({ options = [] }: Shape, field: Field): string | null {
  const strange = options.filter((option) => !field.options?.includes(option))
  return strange.length === 0
    ? null
    : `has no option ${strange.join(', ')}: add a lookup, or map one of ${field.options?.join(', ')}`
}

function adviceFor(shape: Shape, { kind, references }: Field): string | undefined {
  if (kind === 'reference')
    return `only an id of ${aName(references ?? 'record')}, or record, fills it`
  if (kind === 'boolean') return 'add a lookup with true and false, or an expression'
  if (kind === 'money' && isNumeric(shape)) {
    return 'it takes minor units: say by the transform number with its scale how many one is'
  }
  return ADVICE[kind]
}

const told = ({ kind, entity }: Shape) =>
  kind === 'reference' && entity ? `the id of ${aName(entity)}` : article(kind)
function article(kind: Shape['kind']): string {
  if (kind === 'text' || kind === 'money') return kind
  if (kind === 'tags') return 'a list'
  return aName(kind === 'percent' ? 'percentage' : kind)
}
