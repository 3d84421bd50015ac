import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { AppError } from '../../workflows/shared/errors.ts'

const MAX_BYTES = 1024 * 1024

const limit = bodyLimit({
  maxSize: MAX_BYTES,
  onError: () => {
    throw new AppError('payload_too_large', `A request may have at most ${MAX_BYTES} bytes`)
  },
})

/** Imports are read as a stream, which has a limit of its own. */
const STREAMED = /^\/api\/v1\/[a-z-]+\/import$/

/** Bodies of at most 1 MB. */
export const limitBody = createMiddleware((c, next) =>
  STREAMED.test(c.req.path) ? next() : limit(c, next),
)
