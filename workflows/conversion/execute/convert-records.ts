import type { Repositories } from '../../deps.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { Conversion } from '../ports.ts'
import type { RuleDeps } from '../rules/load-rule.ts'

export interface ConvertRecords {
  compiled: CompiledRule
  /** Different ids, at most 100. */
  recordIds: readonly string[]
  type: Conversion['type']
  bulkId?: string | null
  /** Refuses a record that is at another version: `{ [recordId]: version }`. */
  versions?: Readonly<Record<string, number>>
}

/** What became of one record. */
export type ConversionOutcome =
  | { recordId: string; status: 'converted'; conversion: Conversion }
  | {
      recordId: string
      status: 'refused'
      /** `not_found`, `already_converted`, `condition`, `mapping`, `exists`, `ambiguous`, `conflict`, `version`, `invalid_target`. */
      code: string
      error: string
      fields: readonly FieldError[]
      /** Of `already_converted`: the live one. */
      conversionId?: string
    }

/**
 * Converts records by a rule in the caller's transaction: claim, read, check, map, match, write, link, trail
 * and events, in a number of statements that does not grow with the records. A record that is refused
 * leaves nothing and spoils no other.
 * @returns one outcome per record, in their order
 */
export async function convertRecords(
  _deps: RuleDeps,
  _r: Repositories,
  _context: EventContext,
  _options: ConvertRecords,
): Promise<ConversionOutcome[]> {
  throw new Error('not built yet')
}
