import type { ItemMapping, Mapping, MatchAction, MatchKey } from './rule-schema.ts'

/** A target as a rule keeps it: everything said. */
export interface RuleTarget {
  key: string
  entity: string
  when: string | null
  /** Also the links that follow from the declarations, such as a deal's customer. */
  mappings: readonly Mapping[]
  existing: {
    action: MatchAction
    match: readonly MatchKey[]
    overwrite: readonly string[]
    ambiguous: 'refuse' | 'oldest'
  }
}

/** A conversion rule as it is stored and used. `version` counts its changes; a conversion remembers it. */
export interface ConversionRule {
  id: string
  version: number
  name: string
  description: string | null
  sourceEntity: string
  /** Of the first target. */
  targetEntity: string
  targets: readonly RuleTarget[]
  sourceChanges: readonly ItemMapping[]
  condition: string | null
  trigger: 'manual' | 'automatic'
  active: boolean
  shadow: { compareAfterHours: number } | null
  createdBy: string
}
