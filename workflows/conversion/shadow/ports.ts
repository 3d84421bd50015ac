export interface ShadowConversion {
  id: string
  ruleId: string
  ruleVersion: number
  sourceEntity: string
  sourceRecordId: string
  /** What it would have done, or why it would have failed. */
  expected: unknown
  outcome: 'waiting' | 'agreed' | 'differed' | 'missing' | 'failed'
  /** Per target and field, once it is compared. */
  comparison: unknown
  compareAt: string
  comparedAt: string | null
  createdAt: string
}

/** Shadow runs of one tenant. */
export interface ShadowRepository {
  insert(shadow: ShadowConversion): Promise<void>
  find(id: string, options?: { lock?: boolean }): Promise<ShadowConversion | null>
  /** The newest one of this rule version for the record. */
  latest(ruleId: string, ruleVersion: number, recordId: string): Promise<ShadowConversion | null>
  compared(id: string, result: Pick<ShadowConversion, 'outcome' | 'comparison'>): Promise<void>
  /** Newest first; of one version of the rule, or of all. */
  list(
    filter: ShadowFilter,
    page: { limit: number; before?: string | undefined },
  ): Promise<ShadowConversion[]>
  counts(filter: ShadowFilter): Promise<Record<ShadowConversion['outcome'], number>>
  /** Sums over everything compared, by target and field. */
  fields(filter: ShadowFilter): Promise<ShadowFieldCounts[]>
}

export interface ShadowFilter {
  ruleId: string
  ruleVersion?: number | undefined
}

/** How often a field was as expected, was not, or was nowhere to be found. */
export interface ShadowFieldCounts {
  /** Of the rule's target. */
  target: string
  field: string
  agreed: number
  differed: number
  missing: number
}
