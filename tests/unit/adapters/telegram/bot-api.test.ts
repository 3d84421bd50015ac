import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { createBotApi } from '../../../../adapters/telegram/bot-api.ts'

const TOKEN = '1234567890:AAH-very_secret_token_of_thirty_or_more'
let close = () => {}
afterEach(() => close())

/** A server that answers every call alike; `null` breaks the connection. */
async function answering(answer: { status: number; body: string } | 'never' | null) {
  const server = createServer((request, response) => {
    if (answer === 'never') return
    if (answer) response.writeHead(answer.status).end(answer.body)
    else request.socket.destroy()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function failure(apiRoot: string) {
  const api = createBotApi({ token: TOKEN, apiRoot })
  const answer = await api.call('sendMessage', { chat_id: 1, text: 'private words' }, 300)
  if (answer.ok) throw new Error('it should have failed')
  return answer
}

const cases: [string, () => Promise<string>, object][] = [
  [
    'no server',
    () => Promise.resolve('http://127.0.0.1:9'),
    { isRefused: true, error: { code: 'provider_unavailable' } },
  ],
  [
    'a broken connection',
    () => answering(null),
    { isRefused: false, error: { code: 'provider_unavailable' } },
  ],
  [
    'no answer in time',
    () => answering('never'),
    { isRefused: false, error: { code: 'provider_unavailable' } },
  ],
  [
    'an answer that is no JSON',
    () => answering({ status: 200, body: '<html>' }),
    { isRefused: false, error: { code: 'provider_unavailable' } },
  ],
  [
    'a 500',
    () => answering({ status: 500, body: '' }),
    { isRefused: false, error: { code: 'provider_unavailable' } },
  ],
  [
    'a wrong token',
    () =>
      answering({
        status: 401,
        body: '{"ok":false,"error_code":401,"description":"Unauthorized"}',
      }),
    { isRefused: true, error: { code: 'provider_rejected' } },
  ],
]

describe('a failed call', () => {
  test.each(cases)(
    '%s: says what happened, never the token nor the words (I32)',
    async (_, server, expected) => {
      const answer = await failure(await server())
      expect(answer).toMatchObject(expected)
      const seen = inspect(answer, { depth: 10, showHidden: true })
      expect(seen).not.toContain('very_secret')
      expect(seen).not.toContain('private words')
    },
  )
})
