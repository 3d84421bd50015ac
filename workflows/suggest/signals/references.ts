import type { Profile } from '../profile-of.ts'

/** Do both hold ids of the same entity, or does one hold an id of the other's? */
export function referencesAlike({ field: a }: Profile, { field: b }: Profile): boolean {
  return Boolean(a.references) && a.references === b.references
}
