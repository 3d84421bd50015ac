import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Update } from '../../../../simulator/types.ts'

export interface ReceivedUpdate {
  update: Update
  secret: string | undefined
}

export interface Webhook {
  url: string
  received: ReceivedUpdate[]
  /** Decides the answer of every following post; at first it is always 200. */
  answerWith(decide: (update: Update) => number | Promise<number>): void
  /** Resolves when that many updates have been received, counting refused ones. */
  untilReceived(count: number): Promise<void>
  stop(): Promise<void>
}

/** A bot's webhook: a real HTTP server that keeps what it gets. */
export async function startWebhook(): Promise<Webhook> {
  const received: ReceivedUpdate[] = []
  let decide: (update: Update) => number | Promise<number> = () => 200
  let changed = () => {}
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const update = JSON.parse(text) as Update
    const secret = request.headers['x-telegram-bot-api-secret-token']
    received.push({ update, secret: typeof secret === 'string' ? secret : undefined })
    changed()
    response.writeHead(await decide(update)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (next) => {
      decide = next
    },
    async untilReceived(count) {
      while (received.length < count) {
        await new Promise<void>((resolve) => {
          changed = resolve
        })
      }
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
