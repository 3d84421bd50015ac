import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerUpdate } from '../../../workflows/bot/answer-update.ts'
import { createReceiveUpdate } from '../../../workflows/bot/receive-update.ts'
import { texts } from '../../../workflows/bot/texts.ts'
import { generateCarousel } from '../../../workflows/carousel/generate-carousel.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { runSaga } from '../../../workflows/shared/run-saga.ts'
import type { Database } from '../../../db/open-database.ts'
import { openAccessWorld, PASSWORD, type AccessWorld } from '../../support/access-world.ts'
import { openTestDatabase } from '../../support/database.ts'
import { forgetful } from '../../support/sample-saga.ts'

let database: Database
let world: AccessWorld
let said: string[]
let deps: Deps
let updateId = 0
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openAccessWorld(database)
  const messenger = {
    sendText: async (_: unknown, { text }: { text: string }) => {
      said.push(text)
      return { messageIds: [1] }
    },
    username: async () => 'potok_bot',
  } as Partial<Deps['messenger']> as Deps['messenger']
  deps = { ...world.deps, messenger }
})
afterAll(() => database.close())

const context = () => ({
  ...world.scope,
  actor: { type: 'system' as const, id: 'test' },
  source: 'bot',
})

/** What the bot answers a person in Telegram. */
async function tell(from: number, text: string, chat: object = { id: from, type: 'private' }) {
  said = []
  updateId += 1
  const message = { message_id: updateId, date: 1, chat, from: { id: from, first_name: 'T' }, text }
  await createReceiveUpdate(deps)({ update_id: updateId, message })
  await answerUpdate(deps, context(), updateId)
  return said.join('\n')
}
const codeFor = async (token: string) =>
  String((await world.api(token, 'POST', '/me/telegram-code')).body['code'])

test('a one-time code links a Telegram user to the member, once', async () => {
  const { token, member } = await world.join(world.owner, 'anna@example.com', 'member')
  const code = await codeFor(token)
  expect(await tell(1, `/link ${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)).toMatch(
    /^Готово: ваш Telegram привязан\. Роль: сотрудник\./,
  )
  expect((await world.api(token, 'GET', '/me')).body['user']).toMatchObject({
    telegramLinked: true,
  })
  expect(await tell(2, `/link ${code}`)).toBe(texts.ru.linked.wrong_code)

  await tell(1, '/carousel Как начать бегать')
  const events = await database.sql.query(
    `select actor_type, actor_id from events where type = 'carousel.generate.requested'`,
  )
  expect(events).toEqual([{ actor_type: 'user', actor_id: member.userId }])
  const { body } = await world.api(world.owner, 'GET', `/audit/trail/${member.id}`)
  expect(body.items[0]).toMatchObject({
    action: 'telegram_linked',
    actor: { type: 'telegram_user', id: '1' },
  })
  const rows = await database.sql.query(
    `select to_jsonb(a)::text as row from audit_log a union all select to_jsonb(m)::text from memberships m`,
  )
  expect(JSON.stringify(rows)).not.toContain(code)
})

test('a code ends after ten minutes; one account belongs to one person', async () => {
  const boris = await world.join(world.owner, 'boris@example.com', 'member')
  const old = await codeFor(boris.token)
  world.time.offset = 600_001
  const late = await tell(3, `/link ${old}`)
  world.time.offset = 0
  expect(late).toBe(texts.ru.linked.wrong_code)
  expect(await tell(1, `/link ${await codeFor(boris.token)}`)).toBe(texts.ru.linked.taken)
  expect(await tell(4, '/link')).toBe(texts.ru.linked.no_code)
  const group = { id: -100, type: 'supergroup' }
  expect(await tell(4, `/link ${await codeFor(boris.token)}`, group)).toBe(texts.ru.linked.not_here)
  expect((await world.api(world.owner, 'POST', '/me/telegram-code')).status).toBe(403)
})

test('after five wrong codes even the right one waits for ten minutes', async () => {
  const { token } = await world.join(world.owner, 'vera@example.com', 'member')
  for (let guess = 1; guess <= 5; guess += 1) {
    expect(await tell(5, `/link WRONG${guess}`)).toBe(texts.ru.linked.wrong_code)
  }
  expect(await tell(5, `/link ${await codeFor(token)}`)).toBe(texts.ru.linked.too_many)
  world.time.offset = 600_001
  const again = await world.api(null, 'POST', '/auth/token', {
    email: 'vera@example.com',
    password: PASSWORD,
  })
  const later = await tell(5, `/link ${await codeFor(String(again.body['accessToken']))}`)
  world.time.offset = 0
  expect(later).toMatch(/^Готово: ваш Telegram привязан/)
})

test('a queued carousel of a key that was revoked meanwhile is refused (I23)', async () => {
  const { api, owner, scope } = world
  const { body } = await api(owner, 'POST', '/api-keys', { name: 'brief', role: 'member' })
  const ordered = await api(String(body['key']), 'POST', '/carousels', { topic: 'Сон' })
  expect(ordered.status).toBe(202)
  await api(owner, 'DELETE', `/api-keys/${body.id}`)
  const run = runSaga({
    definition: generateCarousel,
    deps,
    context: { ...scope, actor: { type: 'api_key', id: body.id }, source: 'test' },
    input: { carouselId: ordered.body.id },
    runId: 'run',
    step: forgetful,
  })
  await expect(run).rejects.toThrow(/carousels:create/)
})

test('who is not linked may ask for carousels; a linked member may what their role may', async () => {
  const { scope } = world
  const may = async (id: string) =>
    (await deps.permissionsOf(scope, { type: 'telegram_user', id })).has('carousels:create')
  expect(await may('99')).toBe(true)
  const { token, member } = await world.join(world.owner, 'gleb@example.com', 'member')
  await tell(6, `/link ${await codeFor(token)}`)
  expect(await may('6')).toBe(true)
  const { body } = await world.api(world.owner, 'GET', `/members/${member.id}`)
  const off = { version: body.version, status: 'deactivated' }
  await world.api(world.owner, 'PATCH', `/members/${member.id}`, off)
  expect(await may('6')).toBe(false)
})
