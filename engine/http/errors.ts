import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A request that is refused: status and words for whoever sent it. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, message: string) {
    super(message)
    this.status = status
  }
}
