import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { LOGO_BYTES } from '../../workflows/brand/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'

const MAX_BYTES = 1024 * 1024
const MAX_DISCARDED = 32 * MAX_BYTES

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: async (c) => {
      // Who still sends does not listen: an answer over the rest would reach them as a broken connection.
      if (!(await discard(c.req.raw.body))) c.header('Connection', 'close')
      throw new AppError('payload_too_large', `A request may have at most ${maxSize} bytes`)
    },
  })
const limit = limitTo(MAX_BYTES)
const limitPicture = limitTo(LOGO_BYTES)

/** Reads a body to its end, or to what is too much to read. @returns whether it has ended */
async function discard(body: ReadableStream<Uint8Array> | null): Promise<boolean> {
  if (body === null || body.locked) return body === null
  let read = 0
  for await (const chunk of body) {
    read += chunk.byteLength
    if (read > MAX_DISCARDED) return false
  }
  return true
}

/** Imports are read as a stream, which has a limit of its own. */
const STREAMED = /^\/api\/v1\/[a-z-]+\/import$/

/** The picture itself is the body. */
const PICTURE = /^\/api\/v1\/brand-kit\/logo$/

/** Bodies of at most 1 MB; 5 MB for a picture. */
export const limitBody = createMiddleware((c, next) => {
  if (STREAMED.test(c.req.path)) return next()
  return PICTURE.test(c.req.path) ? limitPicture(c, next) : limit(c, next)
})
