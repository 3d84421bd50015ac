import { serve, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { SqlDatabase } from '../../db/drivers/sql.ts'
import { createSimulator } from '../../simulator/create-simulator.ts'

/** What happens to the next call of a method: carried out or not, answered or the connection broken. */
export type Fault =
  | { carryOut: boolean; answer: 'broken' | 502 }
  | { carryOut: false; answer: { status: number; body: object } }

interface SimulatedMessage {
  message_id: number
  text?: string
  caption?: string
  photo?: object[]
  document?: object
  media_group_id?: string
  reply_to_message?: { message_id: number }
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] }
  from: { id: number; is_bot: boolean }
}

/**
 * The simulator behind a real socket, with faults on demand. Every call that came in is in `calls`.
 * @param fetchWebhook reaches the bot's webhook
 */
export async function startTelegramServer(options: {
  database: SqlDatabase
  fetchWebhook?: typeof fetch
}) {
  const simulator = createSimulator({
    database: options.database,
    clock: Date,
    ...(options.fetchWebhook ? { fetch: options.fetchWebhook } : {}),
    webhook: { retryDelay: () => 50 },
  })
  await simulator.start()

  const faults = new Map<string, Fault[]>()
  const calls: string[] = []
  const front = new Hono<{ Bindings: HttpBindings }>()
  front.all('/:bot/:method', async (c) => {
    const method = c.req.param('method')
    calls.push(method)
    const fault = faults.get(method)?.shift()
    if (!fault) return simulator.app.fetch(c.req.raw)
    if (fault.carryOut) await simulator.app.fetch(c.req.raw)
    const { answer } = fault
    if (answer === 'broken') {
      c.env.incoming.socket.destroy()
      return c.body(null)
    }
    if (answer === 502) return new Response('Bad Gateway', { status: 502 })
    return Response.json(answer.body, { status: answer.status })
  })
  const server = serve({ fetch: front.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => void server.once('listening', resolve))
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const script = async (path: string, body?: object) => {
    const init = body && { method: 'POST', body: JSON.stringify(body) }
    const headers = { 'content-type': 'application/json' }
    const response = await simulator.app.request(path, { ...init, headers })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    apiRoot,
    token: simulator.token,
    calls,
    failNext: (method: string, fault: Fault) =>
      faults.set(method, [...(faults.get(method) ?? []), fault]),
    /** A person writes to the bot. */
    say: (chatId: number, text: string): Promise<SimulatedMessage> =>
      script(`/chats/${chatId}/messages`, { text }),
    press: (chatId: number, message_id: number, data: string) =>
      script(`/chats/${chatId}/callbacks`, { message_id, data }),
    /** Presses the newest button with these words, or with words that fit. */
    async pressButton(chatId: number, words: string | RegExp) {
      const fits = (text: string) => (typeof words === 'string' ? text === words : words.test(text))
      for (const { message_id, reply_markup } of (await this.answers(chatId)).toReversed()) {
        const keys = reply_markup?.inline_keyboard?.flat() ?? []
        const key = keys.find(({ text, callback_data }) => callback_data && fits(text))
        if (key) return this.press(chatId, message_id, key.callback_data ?? '')
      }
      throw new Error(`No message of chat ${chatId} has a button ${String(words)}`)
    },
    bot: (): Promise<{ has_webhook: boolean; commands: Record<string, object[]> }> =>
      script('/bot'),
    block: (chatId: number) => script(`/chats/${chatId}/block`, {}),
    messages: (chatId: number): Promise<SimulatedMessage[]> => script(`/chats/${chatId}/messages`),
    /** What the bot wrote in the chat. */
    async answers(chatId: number) {
      return (await this.messages(chatId)).filter((message) => message.from.is_bot)
    },
    async close() {
      await simulator.stop()
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}

export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>
