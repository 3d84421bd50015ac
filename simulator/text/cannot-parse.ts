import { badRequest, type ApiError } from '../errors.ts'

/** The 400 of a text whose formatting cannot be parsed. */
export function cannotParse(reason: string): ApiError {
  return badRequest(`Can't parse entities: ${reason}`)
}
