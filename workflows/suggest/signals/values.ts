import type { Profile } from '../profile-of.ts'

/** From 0 to 1: which part of the source's samples are values of the target, in any case. */
export function valuesShared(source: Profile, target: Profile): number {
  const mine = valuesOf(source)
  const theirs = new Set([...valuesOf(target), ...(target.field.options ?? []).map(plain)])
  if (mine.length === 0 || theirs.size === 0) return 0
  return mine.filter((value) => theirs.has(value)).length / mine.length
}

function valuesOf({ field, format }: Profile): string[] {
  if (format === 'integer' || format === 'number' || format === 'boolean') return []
  const values = (field.samples ?? []).flatMap((value) =>
    typeof value === 'string' ? plain(value) : [],
  )
  return [...new Set(values)].filter(Boolean)
}

const plain = (text: string): string => text.trim().toLowerCase()
