import { HttpError } from './errors.ts'
import { readBody } from './read-body.ts'

const deepest = 200

/** Returned by {@link readJson} for a body that is not JSON. */
export const notJson = Symbol('not JSON')

/**
 * The JSON of a request body, or {@link notJson}.
 * @throws HttpError 413 when it is larger than `limit` bytes, 400 when it is nested too deeply
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  const text = await readBody(request.body, limit)
  if (text === null) throw tooLarge(limit)
  if (depthOf(text) > deepest)
    throw new HttpError(400, `JSON is nested more than ${deepest} levels deep`)
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}

function tooLarge(limit: number): HttpError {
  return new HttpError(413, `request body is over the max size: ${limit} bytes`)
}

/** The deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inString) {
      if (code === 92) i++
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 91 || code === 123) most = Math.max(most, ++depth)
    else if (code === 93 || code === 125) depth--
  }
  return most
}
