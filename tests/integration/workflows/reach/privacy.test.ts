import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSONAL_TABLES } from '../../../../db/privacy/personal-tables.ts'
import { createReceiveUpdate } from '../../../../workflows/bot/receive-update.ts'
import { handleUpdates } from '../../../../workflows/bot/handle-updates.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import { erasePerson } from '../../../../workflows/privacy/erase-person.ts'
import { sendExport } from '../../../../workflows/privacy/send-export.ts'
import { exportPart } from '../../../../workflows/privacy/export-part.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
let deps: Deps
const ANNA = 555_000_111
const BORIS = 555_000_222
let updateId = 0
const context = () => ({
  ...world.scope,
  actor: { type: 'system' as const, id: 'potok' },
  source: 'test',
})
const steps = {
  run: (_: string, work: () => Promise<unknown>) => work(),
  sleep: async () => {},
  sleepUntil: async () => {},
}

beforeAll(async () => {
  world = await openBotWorld()
  const images = new Map<string, unknown>()
  deps = {
    ...world.deps,
    clock: Date,
    images: {
      put: async (_: unknown, key: string, image: unknown) => void images.set(key, image),
      get: async () => null,
      delete: async (_: unknown, key: string) => void images.delete(key),
    } as unknown as Deps['images'],
  }
  await talk(ANNA)
  await talk(BORIS)
}, 60_000)
afterAll(() => world.close())

async function write(chatId: number, text: string) {
  updateId += 1
  const from = { id: chatId, is_bot: false, first_name: `Person ${chatId}`, language_code: 'en' }
  const message = {
    message_id: updateId,
    chat: { id: chatId, type: 'private' },
    from,
    text,
  }
  await createReceiveUpdate(deps)({ update_id: updateId, message })
  await handleUpdates(deps, { chatId, context: context(), step: steps })
}

/** What leaves a trace: a session, a subscription, a carousel, a schedule, half a conversation. */
async function talk(chatId: number) {
  await world.telegram.say(chatId, 'a chat')
  for (const text of ['/en', '/subscribe', `the secret plan of ${chatId}`, '/schedule']) {
    await write(chatId, text)
  }
  await deps.inTenant(world.scope, async (r) => {
    const session = await r.sessions.find(chatId)
    await r.schedules.insert({
      id: world.deps.newId(),
      chatId,
      telegramUserId: chatId,
      kind: 'carousel',
      days: [1],
      time: '09:00',
      timeZone: 'UTC',
      topics: [`a topic of ${chatId}`],
      language: 'en',
      style: session?.style ?? 'paper',
      format: 'portrait',
      nextAt: new Date().toISOString(),
    })
  })
}

/** Every table with a tenant, row by row, as text. */
async function tablesNaming(words: string): Promise<string[]> {
  const tables = await world.query(
    `select distinct table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'organization_id'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await world.query(
      `select count(*)::int as rows from "${String(name)}" as t where t::text like $1`,
      [`%${words}%`],
    )
    if (Number(row?.['rows']) > 0) found.push(String(name))
  }
  return found.toSorted()
}

test('every table with a chat or a Telegram user in it is in the list of personal data', async () => {
  const rows = await world.query(
    `select table_name as name from information_schema.columns
     where table_schema = 'public'
       and column_name in ('chat_id', 'telegram_user_id', 'report_chat_id', 'chat', 'requested_by', 'person')`,
  )
  // Of the customers of a company, entered by its people: the company's to keep.
  const BUSINESS = new Set(['customers', 'leads', 'contacts', 'approvals'])
  const covered = new Set(PERSONAL_TABLES.flatMap(({ tables }) => tables))
  const missing = rows.map(({ name }) => String(name)).filter((name) => !BUSINESS.has(name))
  expect(missing.filter((name) => !covered.has(name))).toEqual([])
})

test('a person sees all of their own and nothing of others', async () => {
  const { bytes, next } = await exportPart(
    deps,
    context(),
    { telegramUserId: ANNA },
    { part: 0, offset: 0 },
  )
  const text = new TextDecoder().decode(bytes)
  expect(next).toBeNull()
  const file = JSON.parse(text) as Record<string, object[]>
  expect(file['carousels']).toHaveLength(1)
  expect(file['session']).toMatchObject([{ chatId: ANNA }])
  expect(file['messages']?.length).toBeGreaterThan(3)
  expect(text).toContain(`the secret plan of ${ANNA}`)
  expect(text).not.toContain(String(BORIS))

  await sendExport(deps, { chatId: ANNA, updateId: 1, context: context(), step: steps })
  await sendExport(deps, { chatId: ANNA, updateId: 1, context: context(), step: steps })
  const files = (await world.telegram.answers(ANNA)).filter(({ document }) => document)
  expect(files).toHaveLength(1)
})

test('a large export goes out in several files, each of them whole', async () => {
  const seen: unknown[] = []
  let from: { part: number; offset: number } | null = { part: 0, offset: 0 }
  let files = 0
  while (from) {
    const { bytes, next } = await exportPart(deps, context(), { telegramUserId: ANNA }, from, 100)
    const file = JSON.parse(new TextDecoder().decode(bytes)) as { messages?: unknown[] }
    seen.push(...(file.messages ?? []))
    files += 1
    from = next
  }
  expect(files).toBeGreaterThan(3)
  expect(seen.length).toBeGreaterThan(3)
})

test('whoever changes their mind is not forgotten', async () => {
  await write(BORIS, '/forget')
  await world.telegram.pressButton(BORIS, 'Yes, delete everything').catch(() => {})
  const id = await wishOf(BORIS)
  await write(BORIS, '/forget')
  expect(await deps.inTenant(world.scope, (r) => r.erasures.findOpen(BORIS))).toBeNull()
  const dueAt = new Date().toISOString()
  const end = await erasePerson(deps, { erasureId: id, dueAt, context: context(), step: steps })
  expect(end).toEqual({ erased: false })
  expect(await deps.inTenant(world.scope, (r) => r.sessions.find(BORIS))).not.toBeNull()
})

test('a person who is forgotten is a stranger, and nobody else loses anything', async () => {
  const before = await tablesNaming(String(BORIS))
  const id = await wishOf(ANNA)
  const dueAt = new Date().toISOString()
  // Every step twice, as after a crash.
  const twice = { ...steps, run: (_: string, work: () => Promise<unknown>) => work().then(work) }
  const wish = { erasureId: id, dueAt, context: context() }
  await erasePerson(deps, { ...wish, step: { ...twice, run: goodbyeOnce(twice.run) } })
  await erasePerson(deps, { ...wish, step: steps })

  const trail = ['audit_log', 'events', 'outbox']
  const left = (await tablesNaming(String(ANNA))).filter((name) => !trail.includes(name))
  expect(left).toEqual([])
  // The trail and the events have the number, and none of the words (I32).
  expect(await tablesNaming(`the secret plan of ${ANNA}`)).toEqual([])
  expect(await tablesNaming(String(BORIS))).toEqual(before)
  const goodbyes = (await world.telegram.answers(ANNA)).filter(({ text }) =>
    /deleting all/.test(text ?? ''),
  )
  expect(goodbyes).toHaveLength(1)

  await write(ANNA, '/start')
  expect(await deps.inTenant(world.scope, (r) => r.sessions.find(ANNA))).toMatchObject({
    subscribedAt: null,
  })
})

/** An erased ledger cannot know that the goodbye was said: its step is done by then. */
function goodbyeOnce(run: typeof steps.run): typeof steps.run {
  return (id, work) => (id === 'say goodbye' ? work() : run(id, work))
}

async function wishOf(telegramUserId: number): Promise<string> {
  const open = await deps.inTenant(world.scope, (r) => r.erasures.findOpen(telegramUserId))
  if (open) return open.id
  const id = world.deps.newId()
  const dueAt = new Date().toISOString()
  await deps.inTenant(world.scope, (r) =>
    r.erasures.insert({ id, telegramUserId, language: 'en', dueAt }),
  )
  return id
}
