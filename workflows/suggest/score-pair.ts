import type { Rarity } from './compare-terms.ts'
import type { Profile } from './profile-of.ts'
import { type Feedback, feedbackOf } from './signals/feedback.ts'
import { compareKinds, isSpecialKind, kindOf } from './signals/kinds.ts'
import { compareNames } from './signals/names.ts'
import { referencesAlike } from './signals/references.ts'
import { samplesFit, samplesRefused } from './signals/samples.ts'
import { valuesShared } from './signals/values.ts'
import { DOUBT, EVIDENCE } from './weights.ts'

export interface ScoreContext {
  rarity: { source: Rarity; target: Rarity }
  feedback: Feedback | undefined
}

export interface PairScore {
  /** 0 to 1. */
  score: number
  /** In words, what speaks most for it first. */
  reasons: string[]
}

/** How likely a value of the source belongs into the target. */
export function scorePair(source: Profile, target: Profile, context: ScoreContext): PairScore {
  const reasons: string[] = []
  const say = (reason: string | null) => {
    if (reason !== null) reasons.push(reason)
  }
  const names = compareNames(source, target, context.rarity)
  if (names.score >= 0.2) say(names.reason)
  let missing = 1 - names.score
  const close = (evidence: number, strength: number, reason: string) => {
    if (strength <= 0) return
    missing *= 1 - evidence * strength
    say(reason)
  }

  const said = feedbackOf(context.feedback)
  close(1, said.evidence, 'accepted here before')
  const fit = samplesFit(source, target)
  // Every name is close to every other: it must have a little of its own.
  close(EVIDENCE.samples, fit * fit, `the samples look like ${source.format ?? ''}`)
  close(EVIDENCE.kind, Number(isSpecialKind(source, target)), `both hold ${target.kind ?? ''}`)
  close(EVIDENCE.values, valuesShared(source, target), 'both have the same values')
  close(
    EVIDENCE.references,
    Number(referencesAlike(source, target)),
    `both are of a ${(target.field.references ?? '').replaceAll('_', ' ')}`,
  )

  let score = 1 - missing
  const kinds = compareKinds(source, target)
  const [a, b] = [kindOf(source), kindOf(target)]
  if (kinds === 1 && a !== null && a === b && a !== 'text') say(`both are of the type ${a}`)
  if (kinds < 0.5) say(`${a} hardly fits ${b}`)
  score *= kinds
  if (samplesRefused(source, target)) {
    score *= DOUBT.samples
    say(`the samples do not look like ${target.kind ?? ''}`)
  }
  score *= said.doubt
  if (said.doubt < 1) say('rejected here before')
  return { score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000, reasons }
}
