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

export function profileOf(field: SuggestField): Profile {
  const labelled = field.label !== undefined && plainOf(field.label) !== plainOf(field.name)
  return {
    field,
    namings: [
      namingOf(field.name, false),
      ...(labelled ? [namingOf(field.label ?? '', true)] : []),
    ],
    kind: field.kind ?? null,
    format: formatOf(field.samples ?? []),
  }
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
