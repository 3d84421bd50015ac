import { defuse } from '../../csv/formula.ts'
import type { BulkFailure } from './ports.ts'

export const REPORT_COLUMNS = ['recordId', 'code', 'field', 'rule', 'error'] as const

/** Stands for what quotes values that the caller may not read. */
const HIDDEN = '[hidden]'

/**
 * A line of the report for a record that was not converted. Several fields of one record share its line.
 * @param mayRead the records that were to be converted: the reasons quote their values
 */
export function reportLine(
  { recordId, code, error, fields }: BulkFailure,
  mayRead: boolean,
): string[] {
  if (!mayRead) return [recordId, code, '', '', HIDDEN]
  const joined = (of: 'field' | 'rule') => fields.map((each) => each[of]).join('; ')
  return [recordId, code, joined('field'), joined('rule'), error].map(defuse)
}
