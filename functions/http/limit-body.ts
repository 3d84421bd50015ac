import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { AppError } from '../../workflows/shared/errors.ts'

const MAX_BYTES = 1024 * 1024
const MAX_DISCARDED = 32 * MAX_BYTES

const limit = bodyLimit({
  maxSize: MAX_BYTES,
  onError: async (c) => {
    // Who still sends does not listen: an answer over the rest would reach them as a broken connection.
    if (!(await discard(c.req.raw.body))) c.header('Connection', 'close')
    throw new AppError('payload_too_large', `A request may have at most ${MAX_BYTES} bytes`)
  },
})

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

/** Bodies of at most 1 MB. */
export const limitBody = createMiddleware((c, next) =>
  STREAMED.test(c.req.path) ? next() : limit(c, next),
)
