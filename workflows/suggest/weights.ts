/** Everything that was tuned, in one place. All between 0 and 1. */

/** How much a term of a name counts among the others. */
export const TERMS = {
  meaning: 1,
  thing: 0.55,
  general: 0.45,
  unknown: 0.6,
  side: 0.25,
  empty: 0.05,
} as const

/** How much names alone can tell. */
export const NAMES = {
  exact: 1,
  /** The same but for case, space, `_` and `-`. */
  normalized: 0.99,
  /** The same once transliterated. */
  transliterated: 0.97,
  /** The same meaning. */
  meaning: 0.95,
  /** Nearly the same letters. */
  letters: 0.85,
  /** A label against a name, or a label against a label. */
  label: 0.97,
  /** A label that is a sentence. */
  sentence: 0.6,
  /** Of the best and of the mean of name and label. */
  best: 0.9,
} as const

/** How much other evidence closes of what is missing to certainty. */
export const EVIDENCE = {
  /** Samples have the format that only such a field has. */
  samples: 0.5,
  /** Both are of a kind that few fields are, such as e-mail. */
  kind: 0.25,
  /** Both have the same values. */
  values: 0.3,
  references: 0.35,
  /** Accepted once; more often, more. */
  accepted: 0.75,
  acceptedElsewhere: 0.35,
} as const

/** What a score is multiplied with. */
export const DOUBT = {
  /** Kinds that never hold the same. */
  kinds: 0.25,
  /** Samples that the target would refuse. */
  samples: 0.35,
  /** Rejected once. */
  rejected: 0.3,
  /** Something that every record has, such as its id or when it was made. */
  upkeep: 0.6,
} as const

/** From here on a pair is shown. */
export const SHOWN = 0.2
/** From here on a pair is put into a rule. */
export const MAPPED = 0.55
/** From here on a column of a file goes to a field without being asked. */
export const SURE = 0.85
