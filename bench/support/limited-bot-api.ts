import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Telegram's limits, as its FAQ for bots states them. */
const OVERALL_PER_SECOND = 30
/** "Short bursts" over one a second in a chat are allowed; an album and its message are one. */
const CHAT_BURST = 20

export interface SentMessage {
  chatId: number
  method: string
  text: string
  at: number
}

/** A Bot API that only counts, answers as Telegram does, and refuses what is over its limits with 429. */
export async function startLimitedBotApi({ latency = 0 } = {}) {
  const sent: SentMessage[] = []
  const refused: number[] = []
  const overall: number[] = []
  const chats = new Map<number, number[]>()
  let secret = ''
  let lastId = 0
  let watcher: ((message: SentMessage) => void) | null = null

  const server = createServer((request, response) => {
    void (async () => {
      const method = /\/bot[^/]+\/(\w+)/.exec(request.url ?? '')?.[1] ?? ''
      const body = await bodyOf(request)
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency))
      const { status, answer } = carryOut(method, body)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer))
    })()
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => void server.once('listening', resolve))

  function carryOut(method: string, body: string) {
    if (method === 'getMe') return ok({ id: 1, is_bot: true, first_name: 'P', username: 'p_bot' })
    if (method === 'setWebhook') secret = field(body, 'secret_token')
    if (!method.startsWith('send') || method === 'sendChatAction') return ok(true)
    const chatId = Number(field(body, 'chat_id'))
    const count = method === 'sendMediaGroup' ? body.split('"type":"photo"').length - 1 : 1
    const wait = overLimit(chatId)
    if (wait > 0) {
      refused.push(chatId)
      const description = `Too Many Requests: retry after ${wait}`
      return {
        status: 429,
        answer: { ok: false, error_code: 429, description, parameters: { retry_after: wait } },
      }
    }
    const messages = Array.from({ length: Math.max(1, count) }, () => {
      lastId += 1
      return { message_id: lastId, date: 0, chat: { id: chatId, type: 'private' } }
    })
    const message = { chatId, method, text: field(body, 'text'), at: performance.now() }
    sent.push(message)
    watcher?.(message)
    return ok(method === 'sendMediaGroup' ? messages : messages[0])
  }

  /** Seconds to wait; 0 when it may be sent, and then it counts. */
  function overLimit(chatId: number): number {
    const now = performance.now()
    const mine = chats.get(chatId) ?? []
    for (const times of [overall, mine]) {
      while (times[0] !== undefined && now - times[0] >= 1000) times.shift()
    }
    if (overall.length >= OVERALL_PER_SECOND || mine.length >= CHAT_BURST) return 1
    overall.push(now)
    mine.push(now)
    chats.set(chatId, mine)
    return 0
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: '123456:bench-bench-bench-bench-bench-bench',
    secret: () => secret,
    sent,
    /** Requests over the limits. */
    refused,
    watch(next: (message: SentMessage) => void) {
      watcher = next
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** A Bot API `Update`: somebody writes to the bot in a private chat. */
export function updateOf(updateId: number, chatId: number, text: string) {
  return {
    update_id: updateId,
    message: {
      message_id: updateId,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chatId, type: 'private', first_name: 'Аня' },
      from: { id: chatId, is_bot: false, first_name: 'Аня', language_code: 'ru' },
      text,
      trace: randomUUID(),
    },
  }
}

function ok(result: unknown) {
  return { status: 200, answer: { ok: true, result } }
}

/** A field of a JSON body or of a multipart one. */
function field(body: string, name: string): string {
  const json = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*"|-?\\d+)`).exec(body)?.[1]
  if (json !== undefined) return String(JSON.parse(json))
  return new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)`).exec(body)?.[1] ?? ''
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}
