import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { KeyedRequest } from '../../workflows/idempotency/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'

const HEADER = 'Idempotency-Key'

/**
 * The request's `Idempotency-Key`; null without one.
 * @throws AppError `invalid_input` naming the header
 */
export function idempotencyKeyOf(c: Context): string | null {
  const key = c.req.header(HEADER)
  if (key === undefined) return null
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  const rule = 'must have 1 to 255 visible ASCII characters'
  throw new AppError('invalid_input', `${HEADER}: ${rule}`, { fields: [{ field: HEADER, rule }] })
}

/** One of the request's transactions under its key; null when it has none. `content` is what it does. */
export function keyedRequest(c: Context, part: number, content: string): KeyedRequest | null {
  const key = idempotencyKeyOf(c)
  if (key === null) return null
  const { method, path } = c.req
  const hash = createHash('sha256')
    .update(`${method}\n${path}${new URL(c.req.url).search}\n`)
    .update(content)
    .digest('hex')
  return { key, part, method, path, hash }
}
