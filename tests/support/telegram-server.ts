import { setTimeout as sleep } from 'node:timers/promises'
import { serve, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { SqlDatabase } from '../../db/drivers/sql.ts'
import { createSimulator } from '../../simulator/create-simulator.ts'

/**
 * What happens to a call: carried out or not; answered, or the connection broken, or answered two times on one
 * connection, or so many milliseconds too late, or the server is gone with it until it is started again.
 */
export type Fault =
  | { carryOut: boolean; answer: 'broken' | 'crash' | 502 }
  | { carryOut: true; answer: 'twice' | { late: number } }
  | { carryOut: false; answer: { status: number; body: object } }

/** A refusal as Telegram gives it when it is asked too often. */
export function tooManyRequests(seconds: number): Fault {
  const description = `Too Many Requests: retry after ${seconds}`
  const body = { ok: false, error_code: 429, description, parameters: { retry_after: seconds } }
  return { carryOut: false, answer: { status: 429, body } }
}

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
 * @param judge says what happens to a call; what `failNext` says goes before
 */
export async function startTelegramServer(options: {
  database: SqlDatabase
  fetchWebhook?: typeof fetch
  clock?: { now(): number }
  judge?: (call: { method: string; chatId: number }) => Fault | undefined
}) {
  const open = async () => {
    const opened = createSimulator({
      database: options.database,
      clock: options.clock ?? Date,
      ...(options.fetchWebhook ? { fetch: options.fetchWebhook } : {}),
      webhook: { retryDelay: () => 50 },
    })
    await opened.start()
    return opened
  }
  let simulator = await open()

  const faults = new Map<string, Fault[]>()
  const calls: string[] = []
  const front = new Hono<{ Bindings: HttpBindings }>()
  front.all('/:bot/:method', async (c) => {
    const method = c.req.param('method')
    calls.push(method)
    const fault = faults.get(method)?.shift() ?? (await judged(method, c.req.raw))
    if (!fault) return simulator.app.fetch(c.req.raw)
    const carriedOut = fault.carryOut ? await simulator.app.fetch(c.req.raw) : null
    const { answer } = fault
    if (answer === 'broken' || answer === 'crash') {
      c.env.incoming.socket.destroy()
      if (answer === 'crash') await crash()
      return c.body(null)
    }
    if (answer === 502 || carriedOut === null) {
      return answer === 502
        ? new Response('Bad Gateway', { status: 502 })
        : Response.json(...refusal(fault))
    }
    if (answer === 'twice') {
      const { socket } = c.env.incoming
      const again = await asBytes(carriedOut.clone())
      c.env.outgoing.once('finish', () => void socket.write(again))
    } else if (typeof answer === 'object' && 'late' in answer) {
      await sleep(answer.late)
    }
    return carriedOut
  })
  const judged = async (method: string, request: Request) =>
    options.judge?.({ method, chatId: await chatOf(request.clone()) })
  const listen = async (port: number) => {
    const server = serve({ fetch: front.fetch, port, hostname: '127.0.0.1' })
    await new Promise<void>((resolve) => void server.once('listening', resolve))
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const crash = async () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await simulator.stop()
  }
  const apiRoot = `http://127.0.0.1:${port}`

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
    /** After a crash: the same database and port, nothing remembered. */
    async restart() {
      simulator = await open()
      server = await listen(port)
    },
    close: crash,
  }
}

function refusal(fault: Fault): [object, { status: number }] {
  const { answer } = fault
  if (typeof answer !== 'object' || !('status' in answer)) throw new Error('There is no answer')
  return [answer.body, { status: answer.status }]
}

/** 0 when the call is about no chat. */
async function chatOf(request: Request): Promise<number> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/')) return Number((await request.formData()).get('chat_id') ?? 0)
  const body = (await request.json().catch(() => ({}))) as { chat_id?: number }
  return body.chat_id ?? 0
}

async function asBytes(response: Response): Promise<string> {
  const body = await response.text()
  const length = Buffer.byteLength(body)
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`
}

export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>
