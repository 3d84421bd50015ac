import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deps } from '../../../../workflows/deps.ts'
import { claimDue } from '../../../../workflows/schedules/claim-due.ts'
import { createSchedule } from '../../../../workflows/schedules/create-schedule.ts'
import { runSchedule } from '../../../../workflows/schedules/run-schedule.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
let deps: Deps
let now = Date.parse('2026-11-02T09:00:00Z')
const chatId = 8100
const step = { run: (_: string, work: () => Promise<unknown>) => work() }
const context = () => ({
  ...world.scope,
  actor: { type: 'system' as const, id: 'potok' },
  source: 'test',
})

beforeAll(async () => {
  world = await openBotWorld()
  deps = { ...world.deps, clock: { now: () => now } }
  await world.telegram.say(chatId, 'hello')
  const look = { style: 'paper', format: 'portrait', language: 'en' } as const
  await deps.inTenant(world.scope, (r) =>
    r.sessions.save({ chatId, ...look, languageChosen: true, firstName: null }),
  )
})
afterAll(() => world.close())

const schedule = (topics: string[]) =>
  deps.inTenant(world.scope, (r) =>
    createSchedule(
      deps,
      r,
      {
        chatId,
        kind: 'carousel',
        days: [1, 2, 3, 4, 5, 6, 7],
        time: '10:00',
        timeZone: 'UTC',
        topics,
      },
      chatId,
    ),
  )
const due = async () =>
  (await world.query("select data from events where type = 'schedule.due' order by position")).map(
    ({ data }) => data as { scheduleId: string; runId: string },
  )
const texts = async () => (await world.telegram.answers(chatId)).map(({ text }) => text)

test('what is due comes once, late when Potok was down, and by the clock of the zone', async () => {
  const { id } = await schedule(['Coffee', 'Tea'])
  expect(await claimDue(deps)).toBe(0)
  now = Date.parse('2026-11-05T12:00:00Z')
  const claimed = await Promise.all([claimDue(deps), claimDue(deps)])
  expect(claimed.reduce((sum, each) => sum + each)).toBe(1)
  expect(await due()).toHaveLength(1)
  const after = await deps.inTenant(world.scope, (r) => r.schedules.find(id))
  expect(after?.nextAt).toBe('2026-11-06T10:00:00.000Z')
})

test('topics are used one after the other, once each; then it asks for more and pauses', async () => {
  const [first] = await due()
  if (!first) throw new Error('nothing is due')
  const { scheduleId } = first
  const run = (runId: string) => {
    // As an engine does it: a finished step is not carried out again.
    const known = new Map<string, unknown>()
    const keeping = {
      run: async (name: string, work: () => Promise<unknown>) => {
        if (!known.has(name)) known.set(name, await work())
        return known.get(name)
      },
    }
    const go = () => runSchedule(deps, { scheduleId, runId, context: context(), step: keeping })
    return go().then(go)
  }
  await run(first.runId)
  const made = await deps.inTenant(world.scope, (r) => r.carousels.find(first.runId))
  expect(made?.source).toEqual({ kind: 'topic', topic: 'Coffee' })
  expect(made?.chat?.chatId).toBe(chatId)
  await run(world.deps.newId())
  await run(world.deps.newId())
  expect(await texts()).toEqual([
    expect.stringContaining('“Coffee”'),
    expect.stringContaining('last topic'),
    expect.stringContaining('used up'),
  ])
  const requests = await world.query(
    "select 1 from events where type = 'carousel.generate.requested'",
  )
  expect(requests).toHaveLength(2)
  const after = await deps.inTenant(world.scope, (r) => r.schedules.find(scheduleId))
  expect(after?.status).toBe('paused')
})

test('who blocked the bot gets nothing, and nothing is used up', async () => {
  const { id } = await schedule(['Water'])
  await world.query('update telegram_sessions set blocked_at = now() where chat_id = $1', [chatId])
  now = Date.parse('2026-11-07T12:00:00Z')
  const before = (await due()).length
  await claimDue(deps)
  expect(await due()).toHaveLength(before)
  await runSchedule(deps, { scheduleId: id, runId: world.deps.newId(), context: context(), step })
  const after = await deps.inTenant(world.scope, (r) => r.schedules.find(id))
  expect(after).toMatchObject({ topicsUsed: 0, status: 'active' })
})
