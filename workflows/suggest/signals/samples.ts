import type { FieldKind } from '../../registry/field.ts'
import type { SampleFormat } from '../format-of.ts'
import { type Concept, nearness } from '../lexicon.ts'
import type { Profile } from '../profile-of.ts'

/** What values of a format are most likely about. */
const CONCEPTS: Partial<Record<SampleFormat, Concept>> = {
  email: 'email',
  phone: 'phone',
  url: 'website',
  taxNumber: 'taxId',
  iban: 'iban',
  currency: 'currency',
  telegram: 'telegram',
  company: 'company',
  person: 'fullName',
}

/** Kinds whose values have one format: others cannot be theirs. */
const NEEDED: Partial<Record<FieldKind, readonly SampleFormat[]>> = {
  email: ['email'],
  phone: ['phone', 'integer', 'taxNumber'],
  url: ['url', 'telegram'],
  date: ['date', 'instant'],
  instant: ['date', 'instant'],
  money: ['integer', 'number'],
  integer: ['integer', 'number'],
  quantity: ['integer', 'number'],
  percent: ['integer', 'number'],
}

/** From 0 to 1: how well the target is what samples of this format are of. */
export function samplesFit({ format }: Profile, target: Profile): number {
  const concept = format && CONCEPTS[format]
  if (!concept) return 0
  if (target.kind === format) return 1
  const about = target.namings.flatMap(({ terms, isSentence }) =>
    isSentence ? [] : terms.flatMap(({ concepts }) => concepts),
  )
  return Math.max(0, ...about.map((other) => nearness(concept, other)))
}

/** Would the target refuse these samples? */
export function samplesRefused({ format }: Profile, { kind }: Profile): boolean {
  const needed = kind === null ? undefined : NEEDED[kind]
  return format !== null && needed !== undefined && !needed.includes(format)
}
