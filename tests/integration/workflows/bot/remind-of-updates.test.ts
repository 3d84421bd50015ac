import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReceiveUpdate } from '../../../../workflows/bot/receive-update.ts'
import { remindOfUpdates } from '../../../../workflows/bot/remind-of-updates.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
beforeAll(async () => {
  world = await openBotWorld()
})
afterAll(() => world.close())

test('an update whose run failed for good is published again after ten minutes, and not before', async () => {
  const chat = { id: 7, type: 'private' }
  await createReceiveUpdate(world.deps)({
    update_id: 70,
    message: { message_id: 1, date: 0, chat },
  })
  const remind = (minutes: number) =>
    remindOfUpdates({ ...world.deps, clock: { now: () => Date.now() + minutes * 60_000 } })
  expect(await remind(9)).toBe(0)
  expect(await remind(11)).toBe(1)
  const events = await world.query(
    "select data from events where type = 'telegram.update_received'",
  )
  expect(events.map(({ data }) => data)).toEqual([
    { chatId: 7, updateId: 70 },
    { chatId: 7, updateId: 70 },
  ])
})
