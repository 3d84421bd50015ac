import { AppError } from '../../../workflows/shared/errors.ts'

/** The refusal of a file without a header. */
export function headless(): AppError {
  const rule = 'must have a header row'
  return new AppError('invalid_input', `The file ${rule}`, { fields: [{ field: 'file', rule }] })
}
