import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReceiveUpdate } from '../../../../workflows/bot/receive-update.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
beforeAll(async () => {
  world = await openBotWorld()
})
afterAll(() => world.close())

const update = (update_id: number) => ({
  update_id,
  message: { message_id: update_id, date: 0, chat: { id: update_id % 3, type: 'private' } },
})

test('updates that come at once are stored once each, with one event each, however often they come (I28)', async () => {
  const receive = createReceiveUpdate(world.deps)
  const ids = Array.from({ length: 60 }, (_, index) => 1000 + (index % 20))
  const results = await Promise.all(ids.map((id) => receive(update(id))))
  expect(results.filter(({ isNew }) => isNew)).toHaveLength(20)
  const stored = await world.query(
    'select update_id from telegram_updates where update_id >= 1000 order by update_id',
  )
  expect(stored).toHaveLength(20)
  const events = await world.query(
    `select data->>'updateId' as id from events where type = 'telegram.update_received'
     and (data->>'updateId')::int >= 1000`,
  )
  expect(new Set(events.map(({ id }) => id)).size).toBe(20)
  expect(events).toHaveLength(20)
})

test('one that cannot be stored is refused alone', async () => {
  const receive = createReceiveUpdate(world.deps)
  const broken = { update_id: 1.5, message: { chat: { id: 1 } } }
  const results = await Promise.allSettled([update(2000), broken, update(2001)].map(receive))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
