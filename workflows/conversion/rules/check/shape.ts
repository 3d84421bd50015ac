import type { Field, FieldKind } from '../../../registry/field.ts'

/** What is known of a value before there is one. */
export interface Shape {
  /** A kind of field; `number` and `moment` fit several; `constants` are listed; `any` may be everything. */
  kind: FieldKind | 'number' | 'moment' | 'constants' | 'any'
  isList?: boolean
  /** Text that is computed, and so may be of any form. */
  isOpen?: boolean
  /** Of a choice. */
  options?: readonly string[] | undefined
  /** Of a reference. */
  entity?: string | undefined
  /** Of constants, each with where it stands in the mapping. */
  constants?: readonly { at: string; value: unknown }[]
  encrypted?: boolean
}

export const ANY: Shape = { kind: 'any' }
export const TEXT: Shape = { kind: 'text' }

export function shapeOfField({ kind, options, references, encrypted }: Field): Shape {
  return {
    kind,
    isList: kind === 'tags',
    options,
    entity: references,
    encrypted: Boolean(encrypted),
  }
}

const TEXTS: ReadonlySet<string> = new Set<Shape['kind']>([
  'text',
  'email',
  'phone',
  'url',
  'choice',
  'currency',
  'date',
  'instant',
  'moment',
  'reference',
  'tags',
  'any',
  'constants',
])
const NUMBERS: ReadonlySet<string> = new Set<Shape['kind']>([
  'integer',
  'quantity',
  'money',
  'percent',
  'number',
])

export const isTextual = ({ kind }: Pick<Shape, 'kind'>) => TEXTS.has(kind)
export const isNumeric = ({ kind }: Pick<Shape, 'kind'>) => NUMBERS.has(kind)
