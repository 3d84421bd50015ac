import { fetch, type Dispatcher, type Response } from 'undici'
import { isRefused } from '../outbound/guarded-agent.ts'
import { sourceFailure } from './source-failure.ts'

/** Bytes of a page that are read at most. */
const LARGEST = 2 * 1024 * 1024
const REDIRECTS = 5

export interface FetchedPage {
  bytes: Uint8Array
  /** In lower case, without parameters. */
  mediaType: string
  charset: string | null
  /** After the redirects. */
  url: URL
}

/**
 * A page, over connections of the guarded agent: each redirect is another request that it guards.
 * @throws AppError as SourceReader says
 */
export async function fetchPage(
  address: string,
  { dispatcher, timeout }: { dispatcher: Dispatcher; timeout: number },
): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(timeout)
  let url = checked(address)
  try {
    for (let count = 0; count <= REDIRECTS; count += 1) {
      const response = await fetch(url, {
        dispatcher,
        signal,
        redirect: 'manual',
        headers: {
          accept: 'text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9',
          'accept-encoding': 'identity',
          'accept-language': 'ru,en;q=0.8',
          'user-agent': 'Mozilla/5.0 (compatible; Potok)',
        },
      })
      const next = redirectOf(response)
      if (next === null) return await read(response, url)
      await response.body?.cancel()
      url = checked(next, url)
    }
  } catch (error) {
    throw failureOf(error)
  }
  throw sourceFailure('unreachable')
}

function checked(address: string, base?: URL): URL {
  const url = URL.parse(address, base)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw sourceFailure('bad_address')
  }
  return url
}

function redirectOf({ status, headers }: Response): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null
}

async function read(response: Response, url: URL): Promise<FetchedPage> {
  const { status, headers, body } = response
  const problem = problemOf(status)
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').split(';')
  const mediaType = type.trim().toLowerCase()
  const isText = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)$/.test(mediaType)
  if (problem ?? !isText) {
    await body?.cancel()
    throw sourceFailure(problem ?? 'not_text')
  }
  if (Number(headers.get('content-length') ?? 0) > LARGEST) {
    await body?.cancel()
    throw sourceFailure('too_large')
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    const bytes = chunk as Uint8Array
    size += bytes.byteLength
    if (size > LARGEST) throw sourceFailure('too_large')
    chunks.push(bytes)
  }
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(parameters.join(';'))?.[1] ?? null
  return { bytes: Buffer.concat(chunks), mediaType, charset, url }
}

function problemOf(status: number): 'not_found' | 'refused' | 'unreachable' | null {
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return 'not_found'
  return status >= 500 || status === 408 || status < 200 ? 'unreachable' : 'refused'
}

function failureOf(error: unknown): unknown {
  if (isRefused(error)) return sourceFailure('private_address', error)
  if (!(error instanceof Error) || error.name === 'AppError') return error
  if ((error.cause as Error | undefined)?.message === 'bad port')
    return sourceFailure('bad_address')
  const isLate = error.name === 'TimeoutError' || /TIMEOUT/.test(codeOf(error.cause))
  return sourceFailure(isLate ? 'timed_out' : 'unreachable', error)
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}
