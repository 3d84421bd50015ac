import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createReceiveUpdate } from '../../../../workflows/bot/receive-update.ts'
import { handleUpdates } from '../../../../workflows/bot/handle-updates.ts'
import { texts } from '../../../../workflows/bot/texts.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import type { EventContext } from '../../../../workflows/shared/events.ts'
import type { PatientSteps } from '../../../../workflows/shared/run-patiently.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
let deps: Deps
let context: EventContext
let chatId = 3000
let nextId = 1

beforeAll(async () => {
  world = await openBotWorld()
  deps = world.deps
  context = { ...world.scope, actor: { type: 'system', id: 'test' }, source: 'bot' }
})
afterAll(() => world.close())
beforeEach(async () => {
  chatId += 1
  await world.telegram.say(chatId, 'a chat to answer in')
})

/** Runs every step twice when it fails: the retries of an engine, without its waits. */
const step: PatientSteps = {
  run: (_, work) => work().catch(() => work()),
  sleep: async () => {},
}

/** An update at the entrance, with the id given or the next one. */
async function receive(text: string, id = nextId) {
  nextId = Math.max(nextId, id) + 1
  const person = { id: chatId, is_bot: false, first_name: 'Аня', language_code: 'ru' }
  const message = { message_id: 1, chat: { id: chatId, type: 'private' }, from: person, text }
  await createReceiveUpdate(deps)({ update_id: id, message })
  return id
}
const handle = (by = deps) => handleUpdates(by, { chatId, context, step })
const texted = async () => (await world.telegram.answers(chatId)).map(({ text }) => text)

/** Breaks the decision about one update for good. */
function poisoned(updateId: number): Deps {
  return {
    ...deps,
    inTenant: (scope, work) =>
      deps.inTenant(scope, (r) =>
        work({
          ...r,
          updates: {
            ...r.updates,
            storeOutcome: (id, outcome) =>
              id === updateId
                ? Promise.reject(new Error('poison'))
                : r.updates.storeOutcome(id, outcome),
          },
        }),
      ),
  }
}

test('the updates of a chat are answered in the order of their ids, in one run', async () => {
  const ids = [await receive('/help'), await receive('Привет'), await receive('/en')]
  expect(await handle()).toEqual({ handled: ids })
  expect(await texted()).toEqual([texts.ru.help, texts.ru.smallTalk, texts.en.languageChosen])
  expect(await handle()).toEqual({ handled: [] })
})

test('no step of a run has the id of another: the SDK would warn of each', async () => {
  await receive('/help')
  await receive('/en')
  const ids: string[] = []
  const counting: PatientSteps = {
    ...step,
    run: (id, work) => {
      ids.push(id)
      return work()
    },
  }
  await handleUpdates(deps, { chatId, context, step: counting })
  expect(ids).toEqual([...new Set(ids)])
})

test('what an earlier run left behind goes before what came later', async () => {
  const [first, second] = [nextId, nextId + 1]
  await receive('/en', second)
  await receive('/help', first)
  expect(await handle()).toEqual({ handled: [first, second] })
  expect(await texted()).toEqual([texts.ru.help, texts.en.languageChosen])
})

test('a poison update is set aside after its retries, the person is told, the next is answered', async () => {
  const id = await receive('/start')
  const next = await receive('/help')
  expect(await handle(poisoned(id))).toEqual({ handled: [id, next] })
  expect(await texted()).toEqual([texts.ru.updateFailed(id), texts.ru.help])
  const [row] = await world.query(
    'select status, reason from telegram_updates where update_id = $1',
    [id],
  )
  expect(row).toEqual({ status: 'failed', reason: 'poison' })
})

test('two runs of one chat at once answer each update once (I28, I29)', async () => {
  await receive('/help')
  await receive('Привет')
  await Promise.all([handle(), handle()])
  expect(await texted()).toEqual([texts.ru.help, texts.ru.smallTalk])
})

test('an order whose progress message cannot be sent is taken down all the same', async () => {
  const id = await receive('/carousel Сон')
  const refused = { status: 400, body: { ok: false, error_code: 400, description: 'Bad Request' } }
  for (const _ of [1, 2]) {
    world.telegram.failNext('sendMessage', { carryOut: false, answer: refused })
  }
  await handle()
  const rows = await world.query(
    "select type from events where data ->> 'chatId' = $1 and type like 'carousel.%'",
    [String(chatId)],
  )
  expect(rows).toEqual([{ type: 'carousel.generate.requested' }])
  expect(await texted()).toEqual([])
  expect(await deps.inTenant(context, (r) => r.updates.lockPending(id))).toBeNull()
})

test('however often Telegram asks to wait, the answers come in order and nothing is set aside (I29, I30)', async () => {
  const ids = [await receive('/help'), await receive('/en')]
  const slept: number[] = []
  const waiting: PatientSteps = {
    // One try each: a wait must use up none.
    run: (_, work) => work(),
    sleep: async (_, milliseconds) => void slept.push(milliseconds),
  }
  for (let times = 0; times < 8; times += 1) {
    world.telegram.failNext('sendMessage', { carryOut: false, answer: slowDown(40) })
  }
  // Each sleep is over: a new process, that knows of no pause.
  const handled = await handleUpdates(
    { ...deps, messenger: forgetfulMessenger() },
    { chatId, context, step: waiting },
  )
  expect(handled).toEqual({ handled: ids })
  expect(slept).toEqual(Array.from({ length: 8 }, () => 40_000))
  expect(await texted()).toEqual([texts.ru.help, texts.en.languageChosen])
  const rows = await world.query(
    'select distinct status from telegram_updates where chat_id = $1',
    [chatId],
  )
  expect(rows).toEqual([{ status: 'handled' }])
})

function slowDown(seconds: number) {
  const description = `Too Many Requests: retry after ${seconds}`
  const body = { ok: false, error_code: 429, description, parameters: { retry_after: seconds } }
  return { status: 429, body }
}

/** Every message from a process of its own. */
function forgetfulMessenger(): Deps['messenger'] {
  return {
    ...deps.messenger,
    sendText: (scope, delivery) => world.createMessenger().sendText(scope, delivery),
  }
}
