import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLS } from './tls-files.ts'

/** How the receiver answers the next request; 204 without one. */
export type ReceiverMood =
  | { status: number; headers?: Record<string, string>; body?: string }
  /** It says nothing, or not all of its body. */
  | { hang: 'answer' | 'body' }
  /** A body without an end. */
  | { flood: true }
  | { drop: true }

export interface Received {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: unknown
}

/** A local https server for webhooks. */
export async function startWebhookReceiver() {
  const received: Received[] = []
  const moods: ReceiverMood[] = []
  let sent = 0
  const server = createServer(TLS, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const body: unknown = text === '' ? null : JSON.parse(text)
      received.push({ path: request.url ?? '', headers: request.headers, body })
      const mood = moods.shift() ?? { status: 204 }
      if ('status' in mood) {
        response.writeHead(mood.status, mood.headers).end(mood.body)
      } else if ('drop' in mood) {
        response.destroy()
      } else if ('flood' in mood) {
        response.writeHead(200)
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(1024))) sent += 1024
        }
        response.on('drain', more)
        response.on('error', () => undefined)
        more()
      } else if (mood.hang === 'body') {
        response.writeHead(200, { 'content-length': '100' }).write('partly')
      }
    })
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `https://localhost:${port}/hook`,
    received,
    moods,
    /** Bytes of floods that somebody took. */
    sent: () => sent,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
