import { describe, expect, test } from 'vitest'
import type { EntityRecord } from '../../../../workflows/registry/entity.ts'
import { checkDeal, deriveDeal, publishDeal } from '../../../../workflows/sales/deal-rules.ts'

const now = '2026-03-01T10:00:00.000Z'
const earlier = '2026-02-01T10:00:00.000Z'
const item = { id: 'i1', title: 'A cake', quantity: 2, unitPrice: 1000, discountPercent: 0 }
const deal = (values: Record<string, unknown>) =>
  ({
    id: 'd1',
    stage: 'PROPOSAL',
    customerId: 'c1',
    currency: 'KZT',
    value: 2000,
    lostReason: null,
    closedAt: null,
    items: [item],
    ...values,
  }) as unknown as EntityRecord
const rules = (values: Record<string, unknown>, before: EntityRecord | null = null) =>
  checkDeal(deal(values), { before, now }).map(({ field }) => field)

describe('a deal', () => {
  test('is worth the sum of its items', () => {
    expect(deriveDeal(deal({}), { before: null, now })).toMatchObject({
      subtotal: 2000,
      taxTotal: 0,
      value: 2000,
      closedAt: null,
    })
  })

  test.each(['WON', 'LOST'])(
    'that becomes %s is closed then, and stays closed since then',
    (stage) => {
      const won = deriveDeal(deal({ stage }), { before: deal({}), now })
      expect(won).toMatchObject({ closedAt: now })
      const before = deal({ stage, closedAt: earlier })
      expect(deriveDeal(deal({ stage }), { before, now })).toMatchObject({ closedAt: earlier })
    },
  )

  test('that is taken up again is open again', () => {
    const before = deal({ stage: 'LOST', closedAt: earlier })
    expect(deriveDeal(deal({ stage: 'QUALIFIED' }), { before, now })).toMatchObject({
      closedAt: null,
    })
  })

  test('is not lost without a reason, nor won without a customer', () => {
    expect(rules({ stage: 'LOST' })).toEqual(['lostReason'])
    expect(rules({ stage: 'LOST', lostReason: 'too dear' })).toEqual([])
    expect(rules({ stage: 'WON', customerId: null })).toEqual(['customerId'])
    expect(rules({ stage: 'LEAD', customerId: null })).toEqual([])
  })

  test('has items that say what is sold', () => {
    expect(rules({ items: [item, { ...item, title: null }] })).toEqual(['items[1].productId'])
    expect(rules({ items: [{ ...item, title: null, productId: 'p1' }] })).toEqual([])
  })

  test('that is won keeps what was agreed; its notes may change', () => {
    const before = deal({ stage: 'WON' })
    expect(rules({ stage: 'WON', notes: 'call them' }, before)).toEqual([])
    expect(rules({ stage: 'WON', customerId: 'c2' }, before)).toEqual(['customerId'])
    expect(rules({ stage: 'WON', items: [{ ...item, unitPrice: 1 }] }, before)).toEqual(['items'])
    expect(rules({ stage: 'WON', items: [{ ...item, id: 'i2', net: 0 }] }, before)).toEqual([])
    expect(rules({ stage: 'NEGOTIATION', items: [] }, before)).toEqual([])
  })
})

describe('deal.won and deal.lost', () => {
  test('are published once, when the stage arrives there', () => {
    const won = deal({ stage: 'WON' })
    expect(publishDeal(deal({}), won)).toEqual([
      {
        type: 'deal.won',
        subject: 'd1',
        data: { dealId: 'd1', customerId: 'c1', value: 2000, currency: 'KZT' },
      },
    ])
    expect(publishDeal(won, won)).toEqual([])
    expect(publishDeal(deal({ stage: 'LEAD' }), deal({}))).toEqual([])
    const lost = deal({ stage: 'LOST', lostReason: 'too dear' })
    expect(publishDeal(deal({}), lost)).toMatchObject([
      { type: 'deal.lost', data: { reason: 'too dear' } },
    ])
  })
})
