import type { PairFeedback } from '../schema/ports.ts'
import type { SuggestField } from './field.ts'
import { profileOf, rarityIn } from './profile-of.ts'
import { type PairScore, scorePair } from './score-pair.ts'
import { SHOWN } from './weights.ts'

export interface RankedPair extends PairScore {
  source: SuggestField
  target: SuggestField
}

export interface RankOptions {
  /** What the workspace said before. */
  feedback?: readonly PairFeedback[]
  /** Names of entities, where the fields are of some. */
  sourceEntity?: string | undefined
  targetEntity?: string | undefined
}

/**
 * Every pair that may be one, by the order of the sources and the best first. The same fields and feedback
 * give the same answer.
 */
export function rankPairs(
  sources: readonly SuggestField[],
  targets: readonly SuggestField[],
  { feedback = [], sourceEntity, targetEntity }: RankOptions = {},
): RankedPair[] {
  const said = new Map(feedback.map((pair) => [keyOf(pair.sourceField, pair.targetField), pair]))
  const from = sources.map((field) => profileOf(field, sourceEntity))
  const to = targets.map((field) => profileOf(field, targetEntity))
  const rarity = { source: rarityIn(from), target: rarityIn(to) }
  return from.flatMap((source) =>
    to
      .map((target): RankedPair => {
        const pair = said.get(keyOf(source.field.name, target.field.name))
        const scored = scorePair(source, target, { rarity, feedback: pair })
        return { source: source.field, target: target.field, ...scored }
      })
      .filter(({ score }) => score >= SHOWN)
      .toSorted((a, b) => b.score - a.score),
  )
}

const keyOf = (source: string, target: string): string => JSON.stringify([source, target])
