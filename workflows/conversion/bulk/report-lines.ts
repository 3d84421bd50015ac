import { defuse } from '../../csv/formula.ts'
import type { BulkFailure } from './ports.ts'

export const REPORT_COLUMNS = ['recordId', 'code', 'field', 'rule', 'error'] as const

/** A line of the report for a record that was not converted. Several fields of one record share its line. */
export function reportLine({ recordId, code, error, fields }: BulkFailure): string[] {
  const joined = (of: 'field' | 'rule') => fields.map((each) => each[of]).join('; ')
  return [recordId, code, joined('field'), joined('rule'), error].map(defuse)
}
