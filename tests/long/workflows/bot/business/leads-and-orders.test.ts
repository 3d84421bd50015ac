import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PERMISSIONS } from '../../../../../workflows/access/permissions.ts'
import { conversionRule } from '../../../../../workflows/entities/conversion-rule.ts'
import { customer } from '../../../../../workflows/entities/customer.ts'
import { lead } from '../../../../../workflows/entities/lead.ts'
import { order } from '../../../../../workflows/entities/order.ts'
import { createOrder } from '../../../../../workflows/orders/create-order.ts'
import { createRule } from '../../../../../workflows/conversion/rules/create-rule.ts'
import { moveOrder } from '../../../../../workflows/orders/move-order.ts'
import { findRecord } from '../../../../../workflows/shared/find-record.ts'
import { type BusinessWorld, openBusinessWorld } from '../../../../support/business-world.ts'

type Talker = Awaited<ReturnType<BusinessWorld['addTalker']>>
let world: BusinessWorld
let anna: Talker
beforeAll(async () => {
  world = await openBusinessWorld()
  anna = await world.addTalker('Anna', 'admin')
})
afterAll(() => world.close())

describe('leads', () => {
  test('are made in one line or by talking, and nobody twice', async () => {
    const made = await anna.say('/lead Айгерим, 8 701 123 45 67, торт на свадьбу')
    expect(made.text).toMatch(/Лид заведён[^]*Телефон: \+77011234567[^]*торт на свадьбу/)
    expect((await anna.say('/lead Другая, +7 (701) 123-45-67')).text).toMatch(
      /Такой контакт уже есть[^]*Айгерим/,
    )
    await anna.say('/lead')
    await anna.say('Борис')
    expect((await anna.say('просто так')).text).toMatch(/ни на телефон, ни на e-mail/)
    await anna.say('Boris@Example.com')
    await anna.press('Пропустить')
    expect((await anna.press('Instagram')).text).toMatch(
      /Борис[^]*E-mail: boris@example.com[^]*Откуда: Instagram/,
    )
  })

  test('are found by any way of writing a phone, moved, noted', async () => {
    expect((await anna.say('/leads 87011234567')).text).toMatch(/Нашлось/)
    await anna.press('Айгерим')
    const old = anna.keep('➡️ Потерян')
    expect((await anna.press('➡️ Связались')).note).toBe('Теперь статус «Связались».')
    expect((await old()).note).toBe('Статус уже «Связались».')
    await anna.press('📝 Заметка')
    expect((await anna.say('Перезвонить <b>завтра</b>')).text).toMatch(
      /Записал[^]*2 ноября: Перезвонить <b>завтра<\/b>/,
    )
  })

  test('become others by a rule that fits, after a look at what comes of it', async () => {
    await anna.say('/leads Борис')
    await anna.press('Борис')
    expect((await anna.press('✨ Превратить')).note).toMatch(/Подходящего правила нет/)
    await world.write((r, deps, context) =>
      createRule(deps, r, context, { permissions: new Set(PERMISSIONS.keys()) }, {
        name: 'Клиент из лида',
        sourceEntity: 'lead',
        targetEntity: 'customer',
        mappings: [
          { to: 'name', field: 'name' },
          { to: 'email', field: 'email' },
        ],
        sourceChanges: [{ value: 'converted', to: 'status' }],
      } as never),
    )
    const preview = await anna.press('✨ Превратить')
    expect(preview.text).toMatch(/«Клиент из лида» получится:[^]*клиент «Борис» — новое/)
    const yes = anna.keep('Да, превратить')
    expect((await yes()).text).toMatch(/Готово, получилось/)
    expect((await yes()).note).toMatch(/уже превращён/)
    const { records } = await world.read((r) => r.records.list(customer, { limit: 5 }))
    expect(records.filter(({ name }) => name === 'Борис')).toHaveLength(1)
    expect(await world.read((r) => r.records.count(conversionRule))).toBe(1)
    expect(await world.read((r) => r.records.count(lead))).toBe(2)
  })
})

describe('orders', () => {
  const make = async () => {
    const { id: customerId } = await world.make(customer, { name: 'Клиент' })
    return world.write(async (r, deps, context) => {
      const items = [{ title: 'Настройка', quantity: 1, unitPrice: 100_000 }]
      const made = await createOrder(deps, r, context, { customerId, items } as never)
      await moveOrder(deps, r, context, made.id, 'processing')
      await moveOrder(deps, r, context, made.id, 'completed')
      return { id: made.id, number: String(made.number) }
    })
  }
  const orderOf = (id: string) => world.read((r) => findRecord(r, order, id))

  test('are listed, paid once, and shipped once', async () => {
    const { id, number } = await make()
    expect((await anna.say('/orders')).text).toContain(number)
    await anna.press(number)
    await anna.press('💳 Оплачен')
    const yes = anna.keep('Да, деньги пришли')
    expect((await yes()).note).toMatch(/^Записал оплату: 1\s000,00\s₸/u)
    expect((await yes()).note).toMatch(/платить больше нечего/)
    expect(await orderOf(id)).toMatchObject({ paymentStatus: 'paid' })
    const ship = anna.keep('🚚 Отгрузить')
    expect((await ship()).note).toMatch(/Отгружаю/)
    await ship()
    const asked = await world.events('order.fulfill_requested')
    expect(asked.filter(({ subject }) => subject === id)).toHaveLength(1)
  })

  test('are cancelled with a reason, and a late press says how they stand', async () => {
    const { id, number } = await make()
    await anna.say(`/orders ${number}`)
    await anna.press(number)
    const late = anna.keep('✖️ Отменить')
    await anna.press('✖️ Отменить')
    expect((await anna.press('Клиент передумал')).text).toMatch(/отменён/)
    expect(await orderOf(id)).toMatchObject({ status: 'cancelled', reason: 'Клиент передумал' })
    expect((await late()).text).toMatch(/Отменить уже нельзя: заказ отменён/)
  })

  test('show a warehouse what to ship, and not the money', async () => {
    const keeper = await world.addTalker('Boris', ['orders:read', 'orders:fulfill'])
    const { number } = await make()
    await keeper.say(`/orders ${number}`)
    // Whose it is and what came for it is not theirs to see.
    expect((await keeper.press(number)).text).toMatch(/Клиент: —\nЗаказ: оформлен\n/)
    expect(keeper.labels()).toEqual(['🚚 Отгрузить', '‹ К заказам'])
    await keeper.say('/menu')
    expect(keeper.labels()).toEqual(['📦 Заказы', '☀️ Сводка дня'])
  })
})
