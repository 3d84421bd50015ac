import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { approve, decline } from '../../../workflows/bot/approvals/actions.ts'
import { customer } from '../../../workflows/entities/customer.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { type DealWorld, openDealWorld } from '../../support/deal-world.ts'
import { DAY, HOUR } from '../../support/durable-world.ts'

let world: DealWorld
let customerId: string
let boris: Awaited<ReturnType<DealWorld['addMember']>>
let vera: typeof boris
beforeAll(async () => {
  world = await openDealWorld()
  customerId = (await world.addCustomer()).id
  boris = await world.addMember('Boris', 'admin')
  vera = await world.addMember('Vera', 'owner')
  await setApprovers([])
})
afterAll(() => world.close())
beforeEach(() => {
  world.messages.length = 0
})

const setApprovers = (approverUserIds: string[]) =>
  world.setSettings((values) => ({
    ...values,
    approvals: { ...values.approvals, dealThreshold: 50_000, deals: { approverUserIds } },
  }))

/** A won deal above the threshold; the approvers are asked. */
async function wonDeal() {
  const { id } = await world.openDeal({ customerId })
  await world.win(id)
  await world.pass(HOUR)
  return { id, approval: await world.approvalOf(id) }
}
const textsTo = (chatId: number) => world.toldTo(chatId).map(({ text }) => text)
const summaryOf = async (id: string) => {
  const [saga, deal, orders] = [
    await world.sagaOf(id),
    await world.dealOf(id),
    await world.ordersOf(id),
  ]
  return { saga: saga?.status, stage: deal.stage, orders: orders.map(({ status }) => status) }
}
const ORDERED = { saga: 'completed', stage: 'WON', orders: ['completed'] }
const BACK = { saga: 'compensated', stage: 'NEGOTIATION', orders: [] }

describe('a deal above the threshold', () => {
  test('asks all who may approve, with buttons, and waits', async () => {
    const { id, approval } = await wonDeal()
    expect(approval).toMatchObject({ status: 'pending', amount: 100_000, currency: 'KZT' })
    for (const { chatId } of [boris, vera]) {
      const [asked] = world.toldTo(chatId)
      expect(asked?.text).toMatch(/^Anna просит одобрить сделку «A cake» \(1\s000,00\s₸\)/u)
      expect(asked?.buttons).toEqual([
        [
          approve.button('✅ Одобрить', { approvalId: approval.id }),
          decline.button('✋ Отклонить', { approvalId: approval.id }),
        ],
      ])
    }
    expect(textsTo(world.seller.chatId)).toEqual([])
    expect(await summaryOf(id)).toEqual({ saga: 'running', stage: 'WON', orders: [] })

    await world.decide(boris, approval.id, { decision: 'approved' })
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(ORDERED)
    expect(textsTo(world.seller.chatId)).toEqual([
      expect.stringMatching(/^Хорошая новость: сделку «A cake» .* одобрили \(Boris\)/u),
    ])
  })

  test('goes on within seconds when the answer is earlier than the wait', async () => {
    const { id } = await world.openDeal({ customerId })
    await world.win(id)
    // The answer is there before the engine has got to the wait.
    const asked = () => world.approvalOf(id).catch(() => null)
    await expect.poll(asked, { timeout: 60_000 }).not.toBeNull()
    await world.decide(boris, (await world.approvalOf(id)).id, { decision: 'approved' })
    await world.pass(10_000)
    expect(await summaryOf(id)).toEqual(ORDERED)
  })

  test('of a customer who was closed meanwhile goes back, though it is approved', async () => {
    const { id: closing } = await world.addCustomer({ name: 'Closing' })
    const { id } = await world.openDeal({ customerId: closing })
    await world.win(id)
    await world.pass(HOUR)
    await world.write(async (r, deps, context) => {
      const change = { version: 1, active: false }
      await changeRecord(deps, r, context, customer, closing, change)
    })
    const approval = await world.approvalOf(id)
    await world.decide(boris, approval.id, { decision: 'approved' })
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(BACK)
    expect((await world.dealOf(id)).sentBackReason).toBe('The customer Closing is not active')
  })

  test('reminds after a day, and an answer after that still counts', async () => {
    const { id, approval } = await wonDeal()
    // What a leap of the clock takes too much, each wait begins too late.
    await world.pass(1.2 * DAY, 24)
    expect(textsTo(boris.chatId).at(-1)).toMatch(/^Напоминаю/)
    await world.pass(DAY)
    await world.decide(vera, approval.id, { decision: 'approved' })
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(ORDERED)
  })

  test('goes back when it is declined, and everyone concerned learns who and why', async () => {
    const { id, approval } = await wonDeal()
    await world.decide(boris, approval.id, { decision: 'declined', note: 'Слишком дёшево' })
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(BACK)
    const reason = 'Boris declined the deal A cake: Слишком дёшево'
    expect(await world.sagaOf(id)).toMatchObject({ reason })
    expect(await world.dealOf(id)).toMatchObject({ sentBackReason: reason, closedAt: null })
    expect(textsTo(world.seller.chatId)).toEqual([
      expect.stringMatching(/вернулась на переговоры[^]*не одобрили \(Boris\)\.\nСлишком дёшево$/u),
    ])
  })

  test('goes back when nobody answers for three days', async () => {
    const { id, approval } = await wonDeal()
    await world.pass(2 * DAY, 32)
    expect((await world.approvalOf(id)).status).toBe('pending')
    await world.pass(2 * DAY, 32)
    expect(await world.approvalOf(id)).toMatchObject({ id: approval.id, status: 'expired' })
    expect(await summaryOf(id)).toEqual(BACK)
    const its = world.toldTo(boris.chatId).filter(({ key }) => key.includes(approval.id))
    expect(its.map(({ key }) => key.split(':')[2])).toEqual(['asked', 'reminder', 'expired'])
    expect(textsTo(world.seller.chatId).at(-1)).toMatch(/За три дня никто не ответил/)
    await expect(world.decide(boris, approval.id, { decision: 'approved' })).rejects.toThrow(
      'The approval is expired already, by Potok',
    )
  })

  test('may be won again, which asks again, in the same saga', async () => {
    const { id, approval } = await wonDeal()
    await world.decide(boris, approval.id, { decision: 'declined' })
    await world.pass(HOUR)
    await world.repeat('deal.won', id)
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(BACK)

    await world.win(id)
    await world.pass(HOUR)
    const second = await world.approvalOf(id)
    expect(second).toMatchObject({ status: 'pending' })
    expect(second.id).not.toBe(approval.id)
    await world.decide(boris, second.id, { decision: 'approved' })
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(ORDERED)
    expect(await world.sagaOf(id)).toMatchObject({ attempt: 2 })
    expect(await world.dealOf(id)).toMatchObject({ sentBackReason: null })
  })

  test('cannot be won again while it waits', async () => {
    const { id, approval } = await wonDeal()
    await expect(world.win(id)).rejects.toThrow('The deal is won already')
    await world.decide(boris, approval.id, { decision: 'approved' })
    await world.pass(HOUR)
  })
})

describe('a button', () => {
  test('decides, and the question turns into who decided what', async () => {
    const { id, approval } = await wonDeal()
    const pressed = await world.press(boris.chatId, `ap:${approval.id}`)
    expect(pressed.edit).toMatch(/^Сделка «A cake» .* одобрена: Boris\.$/u)
    await world.pass(HOUR)
    expect(await summaryOf(id)).toEqual(ORDERED)
    expect(await world.approvalOf(id)).toMatchObject({ decidedBy: `user:${boris.userId}` })
  })

  test('pressed again, or after somebody else, shows what was decided', async () => {
    const { approval } = await wonDeal()
    await world.press(boris.chatId, `ad:${approval.id}`)
    for (const chatId of [boris.chatId, vera.chatId]) {
      const { edit } = await world.press(chatId, `ap:${approval.id}`)
      expect(edit).toMatch(/отклонена: Boris/)
    }
    await world.pass(HOUR)
    expect(
      (await world.events('approval.decided')).filter((e) => e.subject === approval.id),
    ).toHaveLength(1)
  })

  test('decides nothing for who may not, or is not linked', async () => {
    const { approval } = await wonDeal()
    const { chatId } = world.seller
    const refused = await world.press(chatId, `ap:${approval.id}`)
    expect(refused).toEqual({ edit: undefined, note: expect.stringMatching(/нет на него прав/) })
    const stranger = await world.press(99_999, `ap:${approval.id}`)
    expect(stranger.note).toMatch(/^Сначала привяжите Telegram/)
    const gone = await world.press(boris.chatId, `ap:${world.deps.newId()}`)
    expect(gone.note).toMatch(/^Здесь этого вопроса нет/)
    expect((await world.approvalOf(approval.dealId ?? '')).status).toBe('pending')
    await world.decide(boris, approval.id, { decision: 'declined' })
    await world.pass(HOUR)
  })
})

describe('named approvers', () => {
  test('alone are asked, and decide with the owners', async () => {
    const gleb = await world.addMember('Gleb', 'admin')
    await setApprovers([gleb.userId])
    try {
      const { id, approval } = await wonDeal()
      expect(textsTo(gleb.chatId)).toHaveLength(1)
      expect([...textsTo(boris.chatId), ...textsTo(vera.chatId)]).toEqual([])
      const other = world.decide(boris, approval.id, { decision: 'approved' })
      await expect(other).rejects.toThrow('The workspace has named others')
      await world.decide(vera, approval.id, { decision: 'approved' })
      await world.pass(HOUR)
      expect(await summaryOf(id)).toEqual(ORDERED)
    } finally {
      await setApprovers([])
    }
  })
})
