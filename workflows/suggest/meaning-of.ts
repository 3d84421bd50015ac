import type { SuggestField } from './field.ts'
import type { Concept } from './lexicon.ts'
import { termsOf } from './terms-of.ts'

/** The one concept that a field's name or label stands for; null when it says more, or nothing known. */
export function meaningOf({ name, label }: Pick<SuggestField, 'name' | 'label'>): Concept | null {
  for (const text of [label, name]) {
    const [term, ...others] = termsOf(text ?? '')
    if (term && others.length === 0 && term.concepts.length > 0) return term.concepts[0] ?? null
  }
  return null
}
