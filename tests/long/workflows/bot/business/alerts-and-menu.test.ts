import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellPayLink } from '../../../../../workflows/bot/orders/tell-pay-link.ts'
import { customer } from '../../../../../workflows/entities/customer.ts'
import { payment } from '../../../../../workflows/entities/payment.ts'
import { product } from '../../../../../workflows/entities/product.ts'
import { createOrder } from '../../../../../workflows/orders/create-order.ts'
import { createRecord } from '../../../../../workflows/registry/create-record.ts'
import { type BusinessWorld, openBusinessWorld } from '../../../../support/business-world.ts'

let world: BusinessWorld
beforeAll(async () => {
  world = await openBusinessWorld()
})
afterAll(() => world.close())

test('a menu has what somebody may do as of now', async () => {
  const anna = await world.addTalker('Anna', 'member')
  expect((await anna.say('/меню')).text).toMatch(/^Anna, чем займёмся\?/)
  expect(anna.labels()).toEqual([
    '🌱 Лиды',
    '➕ Лид',
    '🤝 Сделки',
    '➕ Сделка',
    '📦 Заказы',
    '☀️ Сводка дня',
  ])
  const old = anna.keep('➕ Сделка')
  await world.setMember(anna.userId, { role: 'viewer' })
  await anna.say('/menu')
  expect(anna.labels()).toEqual(['🌱 Лиды', '🤝 Сделки', '📦 Заказы', '☀️ Сводка дня'])
  expect((await old()).note).toMatch(/нет прав/)
  expect((await world.talk(1).say('/menu')).text).toMatch(/привяжите Telegram/)
})

test.each(['🌱 Лиды', '🤝 Сделки', '📦 Заказы'])(
  'from %s a button leads back to the menu',
  async (list) => {
    const nina = await world.addTalker('Nina', 'member')
    await nina.say('/menu')
    await nina.press(list)
    await nina.press('🏠 Рабочее меню')
    expect(nina.labels()).toContain(list)
  },
)

test('an undoing that stopped goes on by a button, once, for who may', async () => {
  const sagaId = world.deps.newId()
  await world.read(async (r) => {
    const cause = { actor: { type: 'system' as const, id: 'potok' }, source: 'test' }
    const saga = { id: sagaId, name: 'deal-won', subject: sagaId, runId: 'run', input: {}, cause }
    await r.sagas.start(saga)
    const running = { status: 'running', attempt: 1, runId: 'run' } as const
    await r.sagas.move(sagaId, running, {
      status: 'compensation_failed',
      reason: 'Нет <b>связи</b>',
      code: 'internal',
      failedStep: 'create the order',
    })
  })
  await world.make(product, { sku: 'A', name: 'Мука', price: 1, reorderPoint: 5 })
  const owner = await world.addTalker('Vera', 'owner')
  const alerts = await owner.say('/alerts')
  expect(alerts.text).toMatch(/deal-won: отмена остановилась на шаге «create the order»/)
  expect(alerts.text).toContain('Нет <b>связи</b>')
  expect(alerts.text).toMatch(/📉 Заканчивается: 1 товар\. Мука/)
  const goOn = owner.keep('Продолжить отмену')
  expect((await goOn()).note).toMatch(/Продолжаю отмену/)
  expect((await goOn()).note).toMatch(/уже ничего не нужно: отмена идёт/)
  const asked = await world.events('saga.retry_requested')
  expect(asked.filter(({ data }) => data['sagaId'] === sagaId)).toHaveLength(1)
  const reader = await world.addTalker('Olga', ['sagas:read'])
  expect((await reader.say('/alerts')).text).toMatch(/Всё спокойно/)
})

test('a payment link comes to who asked for it, once, as a button', async () => {
  const boris = await world.addTalker('Boris', 'member')
  const { id: customerId } = await world.make(customer, { name: 'A' })
  const paymentId = await world.write(async (r, deps, context) => {
    const items = [{ title: 'T', quantity: 1, unitPrice: 100_000 }]
    const { id: orderId } = await createOrder(deps, r, context, { customerId, items } as never)
    const values = {
      orderId,
      customerId,
      gateway: 'kaspi',
      method: 'link',
      amount: 100_000,
      currency: 'KZT',
      payUrl: 'https://pay.example/1',
    }
    return (await createRecord(deps, r, context, payment, values, { internal: true })).id
  })
  const context = {
    ...world.scope,
    actor: { type: 'user' as const, id: boris.userId },
    source: 'payments',
  }
  await tellPayLink(world.deps, context, paymentId)
  await tellPayLink(world.deps, context, paymentId)
  const told = boris.messages()
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toMatch(/Ссылка на оплату заказа .*, 1\s000,00\s₸/u)
  expect(told[0]?.buttons[0]).toEqual({ text: '💳 Оплатить', url: 'https://pay.example/1' })
})

test('after the link the bot says who somebody is, and what they may do', async () => {
  const hashSecret = (secret: string) => `hash of ${secret}`
  Object.assign(world.deps, { access: { credentials: { hashSecret } } })
  const gleb = await world.addTalker('Gleb', ['orders:read'])
  const code = { hash: hashSecret('ABCD2345'), expiresAt: '2030-01-01T00:00:00.000Z' }
  await world.read(({ access }) => access.users.update(gleb.userId, { telegramUserId: null }))
  await world.setMember(gleb.userId, { telegramCode: code })
  expect((await gleb.say('/orders')).text).toMatch(/привяжите Telegram/)
  expect((await gleb.say('/link ABCD2345')).text).toMatch(
    /^Готово, Gleb: ваш Telegram привязан\. Роль: role of Gleb\./,
  )
  expect(gleb.labels()).toEqual(['📦 Заказы', '☀️ Сводка дня'])
  expect((await gleb.press('📦 Заказы')).text).toMatch(/Заказы в работе/)
})
