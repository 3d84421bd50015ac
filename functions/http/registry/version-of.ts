import type { Context } from 'hono'
import { versionSchema } from '../../../workflows/registry/change-schema-of.ts'
import { AppError } from '../../../workflows/shared/errors.ts'

/**
 * `?version=` of a request without a body: the version that the caller has seen.
 * @throws AppError `invalid_input`
 */
export function versionOf(c: Context): number | undefined {
  const given = c.req.query('version')
  if (given === undefined) return undefined
  const parsed = versionSchema.safeParse(/^\d{1,10}$/.test(given) ? Number(given) : null)
  if (parsed.success) return parsed.data
  const rule = 'must be the version of the record, such as 3'
  throw new AppError('invalid_input', `version ${rule}`, { fields: [{ field: 'version', rule }] })
}
