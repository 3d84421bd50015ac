import type { FieldError } from '../shared/errors.ts'

/** What is said of fields that only one live record may have so together. */
export const takenFields = (key: readonly string[]): FieldError[] =>
  key.map((field) => ({ field, rule: 'is taken by another record' }))
