import type { Context } from 'hono'
import { ApiError, badRequest } from '../errors.ts'

export interface UploadedFile {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/**
 * The arguments of a call. As on the official server every argument is a string, whatever the body
 * was: an object or array that came as JSON is its JSON text again.
 */
export interface ApiRequest {
  args: Map<string, string>
  files: Map<string, UploadedFile>
  /** Ends a long poll when the client has gone. */
  signal: AbortSignal
}

/**
 * Reads the query string and a JSON, urlencoded or multipart body.
 * @throws ApiError 400 when the body is not what its content type says
 */
export async function readApiRequest(c: Context): Promise<ApiRequest> {
  const request: ApiRequest = { args: new Map(), files: new Map(), signal: c.req.raw.signal }
  for (const [name, value] of new URL(c.req.url).searchParams) request.args.set(name, value)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return request

  const contentType = (c.req.header('content-type') ?? '').toLowerCase()
  if (contentType.startsWith('application/json')) {
    readJson(await c.req.text(), request.args)
  } else if (contentType.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(await c.req.text())) {
      request.args.set(name, value)
    }
  } else if (contentType.startsWith('multipart/form-data')) {
    await readForm(c, request)
  }
  return request
}

function readJson(text: string, args: Map<string, string>): void {
  if (text.trim() === '') return
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new ApiError(400, "Bad Request: can't parse JSON object")
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError(400, 'Bad Request: JSON object expected')
  }
  for (const [name, value] of Object.entries(body)) {
    if (value === null) continue
    args.set(name, typeof value === 'string' ? value : stringify(value))
  }
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    throw badRequest("Can't parse JSON object: too deeply nested")
  }
}

async function readForm(c: Context, request: ApiRequest): Promise<void> {
  let form: FormData
  try {
    form = await c.req.raw.formData()
  } catch {
    throw new ApiError(400, "Bad Request: can't parse multipart/form-data")
  }
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      request.args.set(name, value)
    } else {
      const bytes = new Uint8Array(await value.arrayBuffer())
      request.files.set(name, { name: value.name, mediaType: value.type, bytes })
    }
  }
}
