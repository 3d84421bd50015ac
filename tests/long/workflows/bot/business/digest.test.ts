import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDigestFunction } from '../../../../../functions/durable/send-digests.ts'
import { sweepDigests } from '../../../../../workflows/bot/digest/sweep-digests.ts'
import { customer } from '../../../../../workflows/entities/customer.ts'
import { deal } from '../../../../../workflows/entities/deal.ts'
import { lead } from '../../../../../workflows/entities/lead.ts'
import { type BusinessWorld, openBusinessWorld } from '../../../../support/business-world.ts'
import { DAY, HOUR } from '../../../../support/durable-world.ts'

let world: BusinessWorld
beforeAll(async () => {
  world = await openBusinessWorld((inngest, deps) => [sendDigestFunction(inngest, deps)])
})
afterAll(() => world.close())

const digestsOf = ({ messages }: { messages: () => { key: string; text: string }[] }) =>
  messages().filter(({ key }) => key.startsWith('digest:'))
const sweep = async () => {
  const swept = await sweepDigests(world.deps)
  await world.pass(1000, 1)
  return swept
}

test('a digest is chosen by buttons and a typed city, comes once a day, and holds what each may see', async () => {
  const anna = await world.addTalker('Anna', ['leads:read', 'deals:read'])
  const boris = await world.addTalker('Boris', ['orders:read', 'orders:fulfill'])
  expect((await anna.say('/digest')).text).toMatch(/Сводка дня выключена/)
  expect((await anna.press('Включить')).text).toMatch(/приходит в 09:00, время: Asia\/Almaty/)
  await anna.press('Другой час')
  expect((await anna.press('16:00')).text).toMatch(/в 16:00/)
  await anna.press('Другой город')
  expect((await anna.say('Атлантида')).text).toMatch(/не знаю/)
  expect((await anna.say('Берлин')).text).toMatch(/в 16:00, время: Europe\/Berlin/)
  await boris.say('/digest')
  await boris.press('Включить')
  await boris.press('Другой час')
  await boris.press('20:00')

  await world.make(lead, { name: 'Новая' })
  const { id: customerId } = await world.make(customer, { name: 'A' })
  const { id } = await world.make(deal, {
    title: 'D',
    stage: 'NEGOTIATION',
    customerId,
    items: [{ title: 'T', quantity: 1, unitPrice: 12_345_00 }],
  })
  await world.change(deal, id, { stage: 'WON' })
  // 9:00 UTC is 10:00 in Berlin and 14:00 in Almaty.
  expect(await sweep()).toEqual({ due: 0 })
  await world.pass(7 * HOUR, 1)
  expect(await sweep()).toEqual({ due: 2 })
  const [told] = digestsOf(anna)
  expect(told?.text).toMatch(/^☀️ Сводка на 2 ноября\n\n🌱 Новые лиды: 1 лид\n/)
  expect(told?.text).toMatch(/🏆 Выиграно: 1 сделка, 12\s345,00\s₸$/u)
  expect(digestsOf(boris)[0]?.text).not.toMatch(/лид|сделк/i)

  // Two sweeps at once, and the same event once more.
  await Promise.all([sweep(), sweep()])
  await world.repeat('digest.due', anna.userId)
  await world.pass(HOUR, 1)
  expect(digestsOf(anna)).toHaveLength(1)
})

test('after days without a process one comes, late; an empty day says so; who left gets none', async () => {
  const vera = await world.addTalker('Vera', 'member')
  await vera.say('/digest')
  await vera.press('Включить')
  await world.pass(4 * DAY, 2)
  await sweep()
  await sweep()
  expect(digestsOf(vera)).toHaveLength(1)
  await world.pass(DAY, 1)
  await world.setMember(vera.userId, { status: 'inactive' })
  await sweep()
  expect(digestsOf(vera)).toHaveLength(1)
  const kept = await world.read((r) => r.digests.find(vera.userId))
  expect(kept).toMatchObject({ enabled: false, nextAt: null })
})

test('switched off between the hour and the sending, nothing comes', async () => {
  const gleb = await world.addTalker('Gleb', ['leads:read'])
  await gleb.say('/digest')
  await gleb.press('Включить')
  await gleb.press('Выключить')
  await world.pass(2 * DAY, 1)
  await sweep()
  expect(digestsOf(gleb)).toEqual([])
})
