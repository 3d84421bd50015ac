import fc from 'fast-check'
import { collectionOf, operationsOf, type Document } from '../operations.ts'
import { ID_MARK } from './arbitrary-of.ts'
import { requestOf, VERSION_MARK, type FuzzRequest } from './request-of.ts'
import { textOf } from '../text-of.ts'

export interface FuzzOptions {
  document: Document
  send: (request: Request) => Promise<Response>
  /** A valid key, and again when it is refused: a route may have revoked it. */
  credential: () => Promise<string>
  requests: number
  seed: number
  /** Ids that are there from the beginning, by collection. */
  own?: Readonly<Record<string, string>>
  /** Ids of another tenant: they must lead nowhere. */
  foreign: readonly string[]
}

export interface FuzzFinding {
  /** Of `fc.sample`, with the place in it. */
  seed: string
  operation: string
  status: number
  request: string
  answer: string
}

export interface FuzzReport {
  requests: number
  /** Answers of 500 and above, and errors that are no problem+json. */
  findings: FuzzFinding[]
  /** By operation, how often each status was answered. */
  statuses: Map<string, Map<number, number>>
}

const CHUNK = 250
const AT_ONCE = 4
const ORIGIN = 'http://potok.test'

/** Sends generated requests to every route of the document. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { document, requests, seed } = options
  const operations = operationsOf(document)
  const any = fc.oneof(...operations.map((operation) => requestOf(operation, document)))
  const pool = createPool(options.foreign, options.own)
  const report: FuzzReport = { requests: 0, findings: [], statuses: new Map() }
  let key = await options.credential()

  async function one(wanted: FuzzRequest, at: string): Promise<void> {
    const built = build(wanted, pool, key)
    if (!built) return
    report.requests += 1
    const response = await options.send(built.request)
    const text = await textOf(response)
    const counts = report.statuses.get(wanted.operation) ?? new Map<number, number>()
    report.statuses.set(
      wanted.operation,
      counts.set(response.status, (counts.get(response.status) ?? 0) + 1),
    )
    if (response.status === 201) pool.learn(wanted.operation, text)
    if (response.status === 401 && wanted.authorization === undefined)
      key = await options.credential()
    const type = response.headers.get('content-type') ?? ''
    const bare =
      response.status >= 400 &&
      wanted.method !== 'HEAD' &&
      !type.startsWith('application/problem+json')
    if (response.status >= 500 || bare) {
      const { operation } = wanted
      report.findings.push({
        seed: at,
        operation,
        status: response.status,
        request: built.shown,
        answer: text.slice(0, 300),
      })
    }
  }

  for (let sent = 0; sent < requests; sent += CHUNK) {
    const sample = fc.sample(any, { seed: seed + sent, numRuns: Math.min(CHUNK, requests - sent) })
    const queue = [...sample.entries()]
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await one(next[1], `${seed + sent}[${next[0]}]`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
  return report
}

/** Records that were made on the way, to be read, changed, referred to and deleted later. */
function createPool(foreign: readonly string[], own: Readonly<Record<string, string>> = {}) {
  const known = new Map(Object.entries(own).map(([collection, id]) => [collection, [id]]))
  const versions = new Map<string, number>()
  const all: string[] = []
  return {
    learn: (operation: string, text: string) => {
      const record = JSON.parse(text) as { id?: unknown; version?: unknown }
      if (typeof record.id !== 'string') return
      const collection = collectionOf(operation.split(' ')[1] ?? '')
      known.set(collection, [...(known.get(collection) ?? []).slice(-50), record.id])
      all.push(record.id)
      if (typeof record.version === 'number') versions.set(record.id, record.version)
    },
    id: (collection: string, index: number): string => {
      const strange = foreign[index % Math.max(1, foreign.length)]
      if (index % 13 === 0 && strange) return strange
      const own = known.get(collection) ?? all
      return own[index % Math.max(1, own.length)] ?? '018f0000-0000-7000-8000-000000000000'
    },
    version: (id: string) => versions.get(id) ?? 1,
    changed: (id: string) => versions.set(id, (versions.get(id) ?? 1) + 1),
  }
}

/** Null for what cannot even be put into a request, such as a header of other characters. */
function build(wanted: FuzzRequest, pool: ReturnType<typeof createPool>, key: string) {
  const ids: string[] = []
  const fill = (text: string) =>
    text.replaceAll(ID_MARK, (_, collection: string, index: string) => {
      const id = pool.id(collection, Number(index))
      ids.push(id)
      return id
    })
  const path = fill(wanted.path)
  const [id = ''] = ids
  const version = String(pool.version(id))
  const query = wanted.query.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(fill(value))}`,
  )
  const body =
    typeof wanted.body === 'string'
      ? fill(wanted.body).replaceAll(`"${VERSION_MARK}"`, version)
      : wanted.body
  const url = ORIGIN + path + (query.length > 0 ? `?${query.join('&')}` : '')
  const headers = { ...wanted.headers, authorization: wanted.authorization ?? `Bearer ${key}` }
  const bodiless = wanted.method === 'GET' || wanted.method === 'HEAD'
  const shownBody = typeof body === 'string' ? body : body && Buffer.from(body).toString('latin1')
  const { authorization: _, ...shownHeaders } = headers
  const shown = `${wanted.method} ${path}${query.length > 0 ? `?${query.join('&')}` : ''} ${JSON.stringify(shownHeaders)} ${shownBody?.slice(0, 1500) ?? ''}`
  if (wanted.method === 'PATCH') pool.changed(id)
  try {
    return {
      request: new Request(url, {
        method: wanted.method,
        headers,
        ...(bodiless || body === null ? {} : { body: body as BodyInit }),
      }),
      shown,
    }
  } catch {
    return null
  }
}
