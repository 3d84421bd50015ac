import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { signatureOf } from '../../adapters/payments/kaspi-notice.ts'

/** What the server does with the next call before, or instead of, answering it properly. */
export type KaspiMood =
  | { kind: 'refuse'; status: number; message?: string; retryAfter?: number }
  /** The work is done, but the answer comes after so many milliseconds, or never. */
  | { kind: 'late'; ms: number }
  | { kind: 'lost' }
  | { kind: 'garbled' }
  /** The customer has paid before the answer. */
  | { kind: 'paid' }

interface Invoice {
  id: string
  reference: string
  amount: number
  currency: string
  metadata: unknown
  refunded: number
}

export interface KaspiServer {
  url: string
  /** Every call that came: what it was for, and its key. */
  calls: { path: string; key: string; authorization: string }[]
  /** What customers are asked for; one per idempotency key. */
  invoices: Map<string, Invoice>
  /** What went back; one per idempotency key. */
  refunds: Map<string, { id: string; invoiceId: string; amount: number }>
  /** Moods of the next calls, in order. */
  moods: KaspiMood[]
  /** A signed notice about an invoice, as the server would post it. */
  notice(
    paymentId: string,
    change?: Record<string, unknown>,
    at?: number,
  ): { headers: Record<string, string>; body: string }
  close(): Promise<void>
}

export const KASPI_KEY = 'kaspi-key-of-the-tests'
export const KASPI_SECRET = 'kaspi-secret-of-the-tests'

/**
 * A local server that speaks the protocol of docs/payments.md as its other side: it asks for the key, keeps
 * idempotency keys for ever, refuses refunds beyond what was invoiced, and signs notices.
 */
export async function startKaspiServer({ now = Date.now } = {}): Promise<KaspiServer> {
  const calls: KaspiServer['calls'] = []
  const moods: KaspiMood[] = []
  const invoices: KaspiServer['invoices'] = new Map()
  const refunds: KaspiServer['refunds'] = new Map()

  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request)
      const path = request.url ?? ''
      const key = String(request.headers['idempotency-key'] ?? '')
      const authorization = String(request.headers.authorization ?? '')
      calls.push({ path, key, authorization })
      const mood = moods.shift()
      if (mood?.kind === 'refuse') {
        const { status, message = `refused with ${authorization}`, retryAfter } = mood
        const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
        return answer(response, status, { message }, headers)
      }
      const [status, told] =
        authorization === `Bearer ${KASPI_KEY}`
          ? work(path, key, body)
          : [401, { message: 'who are you?' }]
      if (mood?.kind === 'late') await sleep(mood.ms, undefined, { ref: false })
      if (mood?.kind === 'lost') return response.destroy()
      if (mood?.kind === 'garbled') return response.writeHead(200).end('<html>')
      const paid = mood?.kind === 'paid' ? { status: 'captured' } : {}
      return answer(response, status, { ...told, ...paid })
    })()
  })

  function work(path: string, key: string, body: Record<string, unknown>): [number, object] {
    if (key === '') return [400, { message: 'Idempotency-Key is needed' }]
    if (path === '/invoices') return invoice(key, body)
    const [, id] = /^\/invoices\/([^/]+)\/refunds$/.exec(path) ?? []
    return id === undefined ? [404, { message: 'no such path' }] : refund(id, key, body)
  }

  function invoice(key: string, body: Record<string, unknown>): [number, object] {
    const { reference, amount, currency, metadata } = body
    if (currency !== 'KZT') return [422, { message: 'Only KZT is possible' }]
    const made = invoices.get(key) ?? {
      id: `kaspi-${randomUUID()}`,
      reference: String(reference),
      amount: Number(amount),
      currency: String(currency),
      metadata,
      refunded: 0,
    }
    invoices.set(key, made)
    return [201, { id: made.id, status: 'pending', payUrl: `https://pay.kaspi.test/${made.id}` }]
  }

  function refund(id: string, key: string, body: Record<string, unknown>): [number, object] {
    const known = refunds.get(key)
    if (known) return [200, { id: known.id }]
    const of = [...invoices.values()].find((each) => each.id === id)
    if (!of) return [404, { message: 'There is no such invoice' }]
    const amount = Number(body['amount'])
    if (of.refunded + amount > of.amount) return [422, { message: 'More than was paid' }]
    of.refunded += amount
    const made = { id: `refund-${randomUUID()}`, invoiceId: id, amount }
    refunds.set(key, made)
    return [201, { id: made.id }]
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    invoices,
    refunds,
    moods,
    notice(paymentId, change = {}, at = now()) {
      const { id, amount, currency, metadata } = invoices.get(paymentId) ?? { id: 'kaspi-none' }
      const facts = { reference: paymentId, amount, currency, metadata, reason: null }
      const told = { id: randomUUID(), invoiceId: id, status: 'captured', ...facts, ...change }
      return signedNotice(told, { at })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A notice with its headers; signed with another secret when one is given. */
export function signedNotice(
  told: unknown,
  { at, secret = KASPI_SECRET }: { at: number; secret?: string },
) {
  const body = typeof told === 'string' ? told : JSON.stringify(told)
  const timestamp = String(Math.floor(at / 1000))
  const signature = signatureOf(secret, timestamp, new TextEncoder().encode(body))
  const headers = { 'x-kaspi-timestamp': timestamp, 'x-kaspi-signature': signature }
  return { headers, body }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  // A socket that is kept could be closed by one side while the other one uses it again.
  const own = { 'content-type': 'application/json', connection: 'close' }
  response.writeHead(status, { ...own, ...headers })
  response.end(JSON.stringify(body))
}
