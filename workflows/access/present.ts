import { AppError } from '../shared/errors.ts'

/** @throws AppError `not_found` for what is not there, or not in this workspace */
export function present<T>(found: T | null | undefined, what: string, id: string): T {
  if (found !== null && found !== undefined) return found
  throw new AppError('not_found', `There is no ${what} ${id}`)
}
