import type { CompiledRule } from '../mapping/compiled-rule.ts'

/** So many conversions a chain may have that nobody asked for. */
export const MAX_DEPTH = 10

/**
 * Whether a rule, by itself, would make of a record what it came from, another of what it is already a
 * conversion to, or go on with a chain of ten. Each record converts once to an entity (I13), each chain
 * meets an entity once and ends: so whatever rules there are, they come to rest (I16).
 * @param ancestors the records from which it came, nearest first
 */
export function wouldTurnBack(
  { source, targets }: Pick<CompiledRule, 'source' | 'targets'>,
  ancestors: readonly { entity: string; recordId: string }[],
): boolean {
  if (ancestors.length === 0) return false
  if (ancestors.length >= MAX_DEPTH) return true
  const entities = new Set([source.name, ...ancestors.map(({ entity }) => entity)])
  return targets.some(({ entity }) => entities.has(entity.name))
}
