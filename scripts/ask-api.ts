/** Asks a running Potok: JSON in, JSON out. @throws Error with the answer when it is no success */
export type AskApi = <T = Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<T>

export interface Answer {
  id: string
  version: number
  status: string
  items: Answer[]
  results: { status: string; id: string; errors?: unknown }[]
  nextCursor: string | null
  [field: string]: unknown
}

/** `url` without `/api/v1`. `key` is asked for each time, because a new folder has none at first. */
export function createAskApi(url: string, key: () => Promise<string>): AskApi {
  return async (method, path, body, headers) => {
    const request = {
      method,
      headers: {
        authorization: `Bearer ${await key()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const send = () => fetch(`${url}/api/v1${path}`, request)
    // A kept connection may be closed just when it is used; reading again is harmless.
    const response = await send().catch((error: unknown) => {
      if (method !== 'GET') throw error
      return send()
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text) as never
  }
}

/** Every record of a list, page by page. */
export async function everyRecord(ask: AskApi, path: string): Promise<Answer[]> {
  const found: Answer[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const separator = path.includes('?') ? '&' : '?'
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: Answer = await ask('GET', `${path}${separator}limit=100${from}`)
    found.push(...page.items)
    cursor = page.nextCursor
  }
  return found
}
