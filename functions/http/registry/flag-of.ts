import type { Context } from 'hono'
import { AppError } from '../../../workflows/shared/errors.ts'

/** A parameter that is `true` or `false`, and false when absent. @throws AppError `invalid_input` */
export function flagOf(c: Context, name: string): boolean {
  const given = c.req.query(name) ?? 'false'
  if (given === 'true' || given === 'false') return given === 'true'
  const rule = 'must be true or false'
  throw new AppError('invalid_input', `${name} ${rule}`, { fields: [{ field: name, rule }] })
}
