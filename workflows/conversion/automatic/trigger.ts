import type { Deps } from '../../deps.ts'
import type { RuleDeps } from '../rules/load-rule.ts'

/** The match of an automatic rule, to be acted on. */
export interface Trigger {
  triggerId: string
  ruleId: string
  sourceRecordId: string
}

export type ProcessDeps = RuleDeps & Pick<Deps, 'inTenant'>

/** `nothing`: the trigger came twice or too late, and what it was about is another now. */
export type Processed = 'converted' | 'refused' | 'shadow' | 'nothing'

/** In the inbox: one trigger is acted on once. */
export const PROCESS = 'process-conversion'

/** Refusals that only say that somebody was there before, or that the record is another now. */
export const OVERTAKEN: ReadonlySet<string> = new Set([
  'already_converted',
  'condition',
  'not_found',
])
