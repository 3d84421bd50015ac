import type { ItemMapping, Mapping } from '../conversion/rules/rule-schema.ts'
import type { Transform } from '../conversion/rules/transform.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { AnyEntity } from '../registry/entity.ts'
import { analyzeEntity } from '../schema/analyze-entity.ts'
import type { EventContext } from '../shared/events.ts'
import { assignPairs } from './assign-pairs.ts'
import { FILE, type SuggestField } from './field.ts'
import { sourceFields, targetFields } from './fields-of-schema.ts'
import { mappingsOf } from './mappings-of.ts'
import { rankPairs } from './rank-pairs.ts'
import { transformsOf } from './transforms-of.ts'
import { usableMappings } from './usable-mappings.ts'
import { MAPPED } from './weights.ts'

/** Columns of a file: their headers and some rows. */
export interface FileColumns {
  headers: readonly string[]
  samples: readonly (readonly string[])[]
}

export interface SuggestRequest {
  source: AnyEntity | FileColumns
  target: AnyEntity
  /** Suggestions per source field; 3 when absent. */
  limit?: number | undefined
}

export interface SuggestedPair {
  sourceField: string
  targetField: string
  /** 0 to 1. */
  score: number
  reasons: readonly string[]
  /** What the types need; empty too where nothing helps, such as a name for an id. */
  transforms: readonly Transform[]
}

export interface SuggestedMapping {
  /** By the order of the source's fields, the best first. */
  suggestions: SuggestedPair[]
  /** The best pair for each target field, one to one, as a rule takes them; of a file `field` is the header. */
  mappings: Mapping[]
  unmapped: { source: string[]; target: string[]; required: string[] }
}

const LIMIT = 3

/**
 * Which field of the source belongs to which of the target, by names, labels, types, samples and what the
 * workspace accepted before. It reads samples: the caller must be allowed to read both entities.
 */
export async function suggestMapping(
  deps: Pick<Deps, 'cache' | 'clock' | 'expressions' | 'formats'>,
  r: Pick<Repositories, 'schemaCatalog' | 'records' | 'events' | 'mappingFeedback' | 'settings'>,
  context: EventContext,
  { source, target, limit = LIMIT }: SuggestRequest,
): Promise<SuggestedMapping> {
  const to = targetFields(await analyzeEntity(deps, r, context, target))
  const from =
    'headers' in source
      ? columnsOf(source)
      : sourceFields(await analyzeEntity(deps, r, context, source))
  const feedback = await r.mappingFeedback.of('headers' in source ? FILE : source.name, target.name)
  const pairs = rankPairs(from, to, {
    feedback,
    sourceEntity: 'headers' in source ? undefined : source.name,
    targetEntity: target.name,
  }).filter(isPossible)
  const counts = new Map<string, number>()
  const shown = pairs.filter((pair) => {
    const count = (counts.get(pair.source.name) ?? 0) + 1
    counts.set(pair.source.name, count)
    return count <= limit
  })
  const able = pairs.filter((pair) => transformsOf(pair.source, pair.target) !== null)
  const found = mappingsOf(assignPairs(able, MAPPED), from)
  const mappings =
    'headers' in source ? found : await usableMappings(deps, r, context, { source, target }, found)
  const sources = new Set(namesIn(mappings, ({ field }) => field))
  const targets = new Set(namesIn(mappings, ({ to }) => to))
  const left = to.filter(({ name }) => !targets.has(name))
  return {
    suggestions: shown.map((pair) => ({
      sourceField: pair.source.name,
      targetField: pair.target.name,
      score: pair.score,
      reasons: pair.reasons,
      transforms: transformsOf(pair.source, pair.target) ?? [],
    })),
    mappings,
    unmapped: {
      source: from.map(({ name }) => name).filter((name) => !sources.has(name)),
      target: left.map(({ name }) => name),
      required: left.filter(({ required }) => required).map(({ name }) => name),
    },
  }
}

/** Names on one side of mappings, `items.quantity` for those of items. */
const namesIn = (
  mappings: readonly Mapping[],
  nameOf: (mapping: ItemMapping) => string | undefined,
): string[] =>
  mappings.flatMap((mapping) =>
    mapping.items ? mapping.items.map((item) => `items.${nameOf(item)}`) : (nameOf(mapping) ?? []),
  )

/** Items go to items, and what is encrypted stays so. */
function isPossible({ source, target }: { source: SuggestField; target: SuggestField }): boolean {
  if (source.name.startsWith('items.') !== target.name.startsWith('items.')) return false
  return !source.encrypted || Boolean(target.encrypted)
}

function columnsOf({ headers, samples }: FileColumns): SuggestField[] {
  return headers.map((name, index) => ({ name, samples: samples.map((row) => row[index] ?? '') }))
}
