import { type Batch, spoken } from './batch.ts'
import type { ConversionOutcome } from './convert-records.ts'

/** The outcome of a record that is not there. */
export function missing({ compiled }: Batch, recordId: string): ConversionOutcome {
  const error = `There is no such ${spoken(compiled.source)}`
  return { recordId, status: 'refused', code: 'not_found', error, fields: [] }
}
