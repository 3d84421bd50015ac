import { AppError } from '../shared/errors.ts'

/** NIST SP 800-63B-4: length is what counts; no rules about signs. */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/** @throws AppError `invalid_input` for a password that is easily guessed */
export function requirePassword(password: string): void {
  const rule =
    password.length < PASSWORD_MIN
      ? `must have at least ${PASSWORD_MIN} characters`
      : new Set(password.toLowerCase()).size < 5
        ? 'must have at least 5 different characters'
        : null
  if (rule === null) return
  throw new AppError('invalid_input', `password ${rule}`, { fields: [{ field: 'password', rule }] })
}
