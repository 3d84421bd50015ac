import type { FieldKind } from '../registry/field.ts'
import type { SuggestField } from './field.ts'
import { fold } from './fold.ts'
import { formatOf, type SampleFormat } from './format-of.ts'
import { type Term, termsOf } from './terms-of.ts'
import { wordsOf } from './words-of.ts'

/** One way in which a field is named. */
export interface Naming {
  /** Its words, joined. */
  plain: string
  folded: string
  terms: readonly Term[]
  /** A label beside a name. */
  isLabel: boolean
  /** So long that it explains more than it names. */
  isSentence: boolean
}

/** A field, read once for all comparisons. */
export interface Profile {
  field: SuggestField
  namings: readonly Naming[]
  kind: FieldKind | null
  format: SampleFormat | null
}

const SENTENCE = 4

/** @param entity of which it is a field: a column `Supplier` of a list of suppliers is their name */
export function profileOf(field: SuggestField, entity?: string): Profile {
  const labelled = field.label !== undefined && plainOf(field.label) !== plainOf(field.name)
  return {
    field,
    namings: [
      named(namingOf(field.name, false), entity),
      ...(labelled ? [namingOf(field.label ?? '', true)] : []),
    ],
    kind: field.kind ?? null,
    format: formatOf(field.samples ?? []),
  }
}

const NAMES: ReadonlySet<string> = new Set(['name', 'title'])
const CALLED: Readonly<Record<string, readonly string[]>> = {
  lead: ['customer', 'contact'],
  customer: ['company'],
}

/** The name of a record is also called what the record is. */
function named(naming: Naming, entity: string | undefined): Naming {
  const [term] = naming.terms
  if (entity === undefined || !term || !NAMES.has(naming.plain)) return naming
  const concepts = [...term.concepts, entity, ...(CALLED[entity] ?? [])]
  return { ...naming, terms: [{ ...term, concepts }] }
}

function namingOf(text: string, isLabel: boolean): Naming {
  const words = wordsOf(text)
  const plain = words.join('')
  return {
    plain,
    folded: words.map(fold).join(''),
    terms: termsOf(text),
    isLabel,
    isSentence: words.length > SENTENCE,
  }
}

const plainOf = (text: string): string => wordsOf(text).join('')

/** How seldom a term is among fields: what most of them have says little. */
export function rarityIn(profiles: readonly Profile[]): (term: Term) => number {
  const counts = new Map<string, number>()
  for (const { namings } of profiles) {
    const forms = new Set(namings.flatMap(({ terms }) => terms.map(({ form }) => form)))
    for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  return ({ form }) => 1 / Math.sqrt(counts.get(form) ?? 1)
}
