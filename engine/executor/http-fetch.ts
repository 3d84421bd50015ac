import { Agent, fetch as undiciFetch } from 'undici'

/** `fetch` for calls to apps: a step may take hours to answer, so only the caller's signal ends it. */
export function createHttpFetch(): typeof fetch {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 10_000 })
  const call = (url: string, init: Parameters<typeof undiciFetch>[1]) =>
    undiciFetch(url, { ...init, dispatcher })
  return call as unknown as typeof fetch
}
