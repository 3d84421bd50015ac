import type { Context } from 'hono'
import { AppError } from '../../../workflows/shared/errors.ts'

/**
 * The body of a request that must be JSON.
 * @throws AppError `unsupported_media_type`, or `invalid_input` for the field `body`
 */
export function jsonOf(c: Context): Promise<unknown> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  if (!/^application\/(?:[\w.-]+\+)?json$/i.test(type.trim())) {
    throw new AppError('unsupported_media_type', 'Send application/json')
  }
  return c.req.json<unknown>()
}
