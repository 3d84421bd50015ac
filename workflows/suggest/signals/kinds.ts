import type { FieldKind } from '../../registry/field.ts'
import type { SampleFormat } from '../format-of.ts'
import type { Profile } from '../profile-of.ts'
import { DOUBT } from '../weights.ts'

/** Kinds that hold the same sort of value. */
const GROUPS: readonly (readonly FieldKind[])[] = [
  ['integer', 'quantity', 'money', 'percent'],
  ['date', 'instant'],
  ['choice', 'text', 'reference', 'currency', 'tags'],
  ['choice', 'boolean'],
]

const OF_FORMAT: Partial<Record<SampleFormat, FieldKind>> = {
  email: 'email',
  phone: 'phone',
  url: 'url',
  uuid: 'reference',
  currency: 'currency',
  instant: 'instant',
  date: 'date',
  boolean: 'boolean',
  integer: 'integer',
  number: 'money',
}

/** The kind of a field, by its samples where it is not told; null when nothing is known. */
export const kindOf = ({ kind, format }: Profile): FieldKind | null =>
  kind !== null && kind !== 'text' ? kind : ((format && OF_FORMAT[format]) ?? kind)

/** From `DOUBT.kinds` to 1: may values of one kind go into the other? Symmetric. */
export function compareKinds(source: Profile, target: Profile): number {
  const [a, b] = [kindOf(source), kindOf(target)]
  if (a === null || b === null || a === b) return 1
  if (GROUPS.some((group) => group.includes(a) && group.includes(b))) return 0.95
  const pair = new Set<FieldKind>([a, b])
  if (pair.has('json')) return 0.6
  if (pair.has('text')) return pair.has('boolean') ? 0.7 : 0.85
  if (pair.has('reference')) return 0.6
  if (pair.has('integer') && (pair.has('choice') || pair.has('boolean'))) return 0.8
  if (pair.has('choice') || pair.has('tags')) return 0.7
  return DOUBT.kinds
}

const SPECIAL: ReadonlySet<FieldKind> = new Set(['email', 'phone', 'url', 'currency', 'tags'])

/** Are both of a kind that few fields are? */
export function isSpecialKind(source: Profile, target: Profile): boolean {
  const kind = kindOf(source)
  return kind !== null && SPECIAL.has(kind) && kind === target.kind
}
