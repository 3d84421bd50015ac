import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerMemberCommandsFunction } from '../../../../functions/durable/register-member-commands.ts'
import { tellDealOrderedFunction } from '../../../../functions/durable/tell-deal-ordered.ts'
import { customer } from '../../../../workflows/entities/customer.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { findRecord } from '../../../../workflows/shared/find-record.ts'
import { type BusinessWorld, openBusinessWorld } from '../../../support/business-world.ts'
import { HOUR } from '../../../support/durable-world.ts'

type Talker = Awaited<ReturnType<BusinessWorld['addTalker']>>
let world: BusinessWorld
let anna: Talker
let boris: Talker
let vera: Talker
let customerId: string
beforeAll(async () => {
  world = await openBusinessWorld((inngest, deps) => [
    tellDealOrderedFunction(inngest, deps),
    registerMemberCommandsFunction(inngest, deps),
  ])
  anna = await world.addTalker('Anna', 'member')
  boris = await world.addTalker('Boris', 'admin')
  vera = await world.addTalker('Vera', 'owner')
  await world.setSettings((values) => ({
    ...values,
    approvals: { ...values.approvals, dealThreshold: 50_000 },
  }))
  customerId = (await world.make(customer, { name: 'Айгерим' })).id
})
afterAll(() => world.close())

const items = [{ title: 'Торт', quantity: 1, unitPrice: 100_000 }]

/** Anna wins a deal in the chat. */
async function win(title: string) {
  const { id } = await world.make(deal, { title, stage: 'NEGOTIATION', customerId, items })
  await anna.say(`/deals ${title}`)
  await anna.press(title)
  expect((await anna.press('🏆 Выиграна')).text).toMatch(/Сначала спрошу одобрения/)
  expect((await anna.press('Да, выиграна')).text).toMatch(/Спросил одобрения/)
  await world.pass(HOUR)
  return id
}
/** What somebody was told by Potok itself, not in answer to what they did. */
const toldTo = ({ messages }: Talker, about: string) =>
  messages()
    .filter(({ key, text }) => !key.startsWith('update:') && text.includes(about))
    .map(({ text }) => text)
const stateOf = (id: string) =>
  world.read(async (r) => {
    const orders = await r.records.list(order, {
      conditions: [{ field: 'dealId', operator: 'eq', value: id }],
      limit: 10,
    })
    const found = await findRecord(r, deal, id)
    return { stage: found?.stage, orders: orders.records.map(({ status }) => status) }
  })

test('a deal is won by a button, approved by a button, ordered, and everybody hears of it once', async () => {
  const id = await win('Свадьба')
  for (const approver of [boris, vera]) {
    expect(toldTo(approver, 'Свадьба')).toEqual([expect.stringMatching(/^Anna просит одобрить/)])
  }
  expect((await boris.say('/approvals')).text).toMatch(/Ждёт решения: 1 сделка/)

  const [late, soon] = [vera.keep('✅ Одобрить'), boris.keep('✅ Одобрить')]
  const [one, other] = await Promise.all([soon(), late()])
  // Both read the same answer, whoever was first.
  const both = `${one.text}${other.text}`
  expect(both.match(/одобрена: (Boris|Vera)/g)).toHaveLength(2)
  expect(new Set(both.match(/Boris|Vera/g)).size).toBe(1)
  await world.pass(HOUR)

  expect(await stateOf(id)).toEqual({ stage: 'WON', orders: ['completed'] })
  const told = toldTo(anna, 'Свадьба')
  expect(told).toEqual([
    expect.stringMatching(/^Хорошая новость: сделку «Свадьба» .* одобрили/u),
    expect.stringMatching(/^📦 Заказ \S+ по сделке «Свадьба» .* оформлен/u),
  ])
  const decided = await world.events('approval.decided')
  expect(decided).toHaveLength(1)

  await world.repeat('deal.won', id)
  await world.repeat('workflow.completed', id)
  await world.pass(HOUR)
  expect(toldTo(anna, 'Свадьба')).toEqual(told)
  expect((await anna.press('Заказ ')).text).toMatch(/Клиент: Айгерим[^]*не оплачен/)
})

test('declined with a reason it comes back, and who won it reads why, once', async () => {
  const id = await win('Банкет')
  expect((await boris.say('/approvals')).text).toContain('Банкет')
  await boris.press('С причиной')
  expect((await boris.say('Слишком дёшево')).text).toMatch(/отклонена: Boris\.\n\nСлишком дёшево/)
  await world.pass(HOUR)
  expect(await stateOf(id)).toEqual({ stage: 'NEGOTIATION', orders: [] })
  expect(toldTo(anna, 'Банкет')).toEqual([
    expect.stringMatching(/вернулась на переговоры[^]*не одобрили \(Boris\)\.\nСлишком дёшево/),
  ])
  expect((await vera.press('✅ Одобрить')).text).toMatch(/отклонена: Boris/)
  expect((await boris.say('/approvals')).text).toMatch(/ничего не ждёт/)
})

test('who changes roles has the command menu of the new one', async () => {
  const gleb = await world.addTalker('Gleb', ['orders:read'])
  const tell = (memberId: string) =>
    world.write(async (r, _deps, context) => {
      const data = { memberId, userId: gleb.userId }
      await r.events.append(context, [{ type: 'member.telegram_linked', subject: memberId, data }])
    })
  await tell(world.deps.newId())
  await world.pass(1000)
  const names = () => (world.chats.menus.get(gleb.chatId) ?? []).map(({ command }) => command)
  expect(names()).toEqual(expect.arrayContaining(['carousel', 'menu', 'orders', 'digest']))
  expect(names()).not.toEqual(expect.arrayContaining(['deals']))
  await world.setMember(gleb.userId, { status: 'inactive' })
  await tell(world.deps.newId())
  await world.pass(1000)
  expect(names()).not.toEqual(expect.arrayContaining(['menu']))
})
