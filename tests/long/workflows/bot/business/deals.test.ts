import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customer } from '../../../../../workflows/entities/customer.ts'
import { deal } from '../../../../../workflows/entities/deal.ts'
import { product } from '../../../../../workflows/entities/product.ts'
import { findRecord } from '../../../../../workflows/shared/find-record.ts'
import { type BusinessWorld, openBusinessWorld } from '../../../../support/business-world.ts'

const SALES = [
  'leads:read',
  'deals:read',
  'deals:create',
  'deals:update',
  'customers:read',
  'customers:create',
  'products:read',
]
type Talker = Awaited<ReturnType<BusinessWorld['addTalker']>>

let world: BusinessWorld
let anna: Talker
let customerId: string
beforeAll(async () => {
  world = await openBusinessWorld()
  anna = await world.addTalker('Anna', SALES)
  customerId = (await world.make(customer, { name: 'Айгерим' })).id
  await world.make(product, { sku: 'CAKE', name: 'Торт', type: 'service', price: 500_000 })
})
afterAll(() => world.close())

const items = [{ title: 'Торт', quantity: 2, unitPrice: 50_000 }]
const openDeal = (more: object = {}) =>
  world.make(deal, { title: 'Торт на свадьбу', stage: 'NEGOTIATION', customerId, items, ...more })
const stageOf = async (id: string) => (await world.read((r) => findRecord(r, deal, id)))?.stage

describe('a deal in the chat', () => {
  test('is found by its stage, shown, and moved only where it may go', async () => {
    const { id } = await openDeal({ stage: 'QUALIFIED', title: 'Свечи' })
    expect((await anna.say('/deals')).text).toMatch(/Интерес есть: 1 сделка, 1\s000,00\s₸/u)
    await anna.press('Интерес есть · 1')
    const card = await anna.press('Свечи')
    expect(card.text).toMatch(/Клиент: Айгерим\nСтадия: Интерес есть/u)
    await anna.press('➡️ Стадия')
    expect(anna.labels()).toEqual(['Предложение', 'Знакомство', '‹ К сделке'])
    const old = anna.keep('Знакомство')
    expect((await anna.press('Предложение')).note).toBe('Теперь стадия «Предложение».')
    expect(await stageOf(id)).toBe('PROPOSAL')
    expect((await old()).note).toBe('Сделка уже на стадии «Предложение».')
    expect(await stageOf(id)).toBe('PROPOSAL')
  })

  test('is won after a question, once, however often it is pressed', async () => {
    const { id } = await openDeal({ title: 'Выиграть раз' })
    await anna.say('/deals Выиграть раз')
    await anna.press('Выиграть раз')
    const asked = await anna.press('🏆 Выиграна')
    expect(asked.text).toMatch(/«Выиграть раз» \(1\s000,00\s₸\) с клиентом «Айгерим» выиграна\?/u)
    const yes = anna.keep('Да, выиграна')
    const won = await yes()
    expect(won.text).toMatch(/Поздравляю! Оформляю заказ/)
    await anna.again(won.updateId)
    expect((await yes()).note).toBe('Сделка уже на стадии «Выиграна».')
    const events = await world.events('deal.won')
    expect(events.filter(({ subject }) => subject === id)).toHaveLength(1)
  })

  test('that was changed after the question is asked about again', async () => {
    const { id } = await openDeal({ title: 'Меняется' })
    await anna.say('/deals Меняется')
    await anna.press('Меняется')
    await anna.press('🏆 Выиграна')
    await world.change(deal, id, { title: 'Меняется уже' })
    const pressed = await anna.press('Да, выиграна')
    expect(pressed.note).toMatch(/только что изменили/)
    expect(pressed.text).toMatch(/Меняется уже/)
    expect(await stageOf(id)).toBe('NEGOTIATION')
  })

  test('without customer and items says so, and has them mended', async () => {
    await world.make(deal, { title: 'Пустая', stage: 'NEGOTIATION' })
    await anna.say('/deals Пустая')
    await anna.press('Пустая')
    expect((await anna.press('🏆 Выиграна')).text).toBe(
      'Чтобы выиграть сделку, осталось выбрать клиента и указать, что продаём.',
    )
    await anna.press('👤 Клиент')
    expect((await anna.say('Айгер')).text).toMatch(/Кого выбрать по «Айгер»/)
    expect((await anna.press('Айгерим')).text).toMatch(/Клиент выбран\.[^]*Клиент: Айгерим/)
    expect((await anna.press('🏆 Выиграна')).text).toMatch(/осталось указать, что продаём/)
    await anna.press('➕ Позиция')
    expect((await anna.say('торт × 2')).text).toMatch(/• Торт × 2[^]*Что ещё/)
    expect((await anna.press('Готово')).text).toMatch(/Сумма: 10\s000,00\s₸/u)
  })

  test('is lost with a reason', async () => {
    const { id } = await openDeal({ title: 'Проиграть' })
    await anna.say('/deals Проиграть')
    await anna.press('Проиграть')
    await anna.press('😔 Проиграна')
    await anna.say('Уехали в другой город')
    const found = await world.read((r) => findRecord(r, deal, id))
    expect(found).toMatchObject({ stage: 'LOST', lostReason: 'Уехали в другой город' })
  })
})

test('a new deal is made by talking: customer, items, title', async () => {
  await anna.say('/deal')
  expect((await anna.say('Борис')).text).toMatch(/Клиента «Борис» пока нет/)
  await anna.press('Новый: Борис')
  await anna.say('Ничего такого')
  await anna.press('Своими словами')
  expect((await anna.say('дорого')).text).toMatch(/Не похоже на цену/)
  await anna.say('12 500,50')
  await anna.press('3')
  await anna.press('Готово')
  const made = await anna.say('Праздник Бориса')
  expect(made.text).toMatch(/Сделка заведена[^]*🤝 Праздник Бориса[^]*Клиент: Борис/u)
  expect(made.text).toMatch(/Сумма: 37\s501,50\s₸/u)
})

describe('who may', () => {
  test('a viewer looks and has no buttons that change; old ones are refused', async () => {
    await openDeal({ title: 'Чужая' })
    const viewer = await world.addTalker('Vera', 'viewer')
    await viewer.say('/deals Чужая')
    await viewer.press('Чужая')
    expect(viewer.labels()).toEqual(['🤝 Сделки в работе'])
    expect((await viewer.say('/deal')).text).toMatch(/нет прав/)
  })

  test('a warehouse sees no deals, a stranger is asked to link, a group to come into private', async () => {
    const keeper = await world.addTalker('Boris', ['orders:read', 'orders:fulfill', 'stock:read'])
    expect((await keeper.say('/deals')).text).toMatch(/нет прав/)
    expect((await world.talk(77_777).say('/deals')).text).toMatch(/привяжите Telegram/)
    const group = world.talk(anna.chatId, -100)
    expect((await group.say('/deals@potok_bot')).text).toMatch(/Давайте в личном чате/)
  })

  test('who is deactivated in the middle can do nothing more', async () => {
    const gleb = await world.addTalker('Gleb', SALES)
    const { id } = await openDeal({ title: 'Внезапная' })
    await gleb.say('/deals Внезапная')
    await gleb.press('Внезапная')
    await gleb.press('🏆 Выиграна')
    await world.setMember(gleb.userId, { status: 'inactive' })
    expect((await gleb.press('Да, выиграна')).note).toMatch(/нет прав/)
    expect(await stageOf(id)).toBe('NEGOTIATION')
  })
})
