import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customer } from '../../../../workflows/entities/customer.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { quote } from '../../../../workflows/entities/quote.ts'
import { changeRecord } from '../../../../workflows/registry/change-record.ts'
import type { AnyEntity } from '../../../../workflows/registry/entity.ts'
import { type ConversionWorkspace, openConversionWorld } from '../../../support/conversion-world.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
beforeAll(async () => {
  world = await openConversionWorld()
})
afterAll(() => world.close())

const change = (there: ConversionWorkspace, entity: AnyEntity, id: string, input: object) =>
  there.within(async (r) => {
    const version = (await r.records.find(entity, id))?.version
    const internal = { internal: true }
    return changeRecord(world.deps, r, there.context, entity, id, { version, ...input }, internal)
  })

describe('undoing a conversion after others (I16)', () => {
  const overwriting = {
    targets: [
      {
        entity: 'customer',
        mappings: [
          { to: 'email', field: 'email' },
          { to: 'name', field: 'name' },
          { to: 'leadId', value: null },
        ],
        existing: { action: 'overwrite', match: [{ field: 'email' }], overwrite: ['name'] },
      },
    ],
  } as never

  it('takes two that overwrote one customer back, the later one first', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(overwriting)
    const email = 'dana@example.kz'
    const known = await there.make(customer, { name: 'Dana', email })
    const [first, second] = [
      await there.lead({ name: 'A', email }),
      await there.lead({ name: 'B', email }),
    ]
    const a = await there.convert(ruleId, first.id)
    const b = await there.convert(ruleId, second.id)
    await expect(there.undo(a.id)).rejects.toMatchObject({ code: 'conflict' })
    await there.undo(b.id)
    expect(await there.find(customer, known.id)).toMatchObject({ name: 'A' })
    await there.undo(a.id)
    expect(await there.find(customer, known.id)).toMatchObject({ name: 'Dana' })
  })

  it('is refused all the same when somebody changed the customer between them', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(overwriting)
    const email = 'dana@example.kz'
    const known = await there.make(customer, { name: 'Dana', email })
    const [first, second] = [
      await there.lead({ name: 'A', email }),
      await there.lead({ name: 'B', email }),
    ]
    const a = await there.convert(ruleId, first.id)
    await change(there, customer, known.id, { notes: 'Pays late' })
    await there.undo((await there.convert(ruleId, second.id)).id)
    await expect(there.undo(a.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ field: 'customer.version' }],
    })
  })

  it('leaves an order that was cancelled, and frees its quote for another', async () => {
    const there = await world.open()
    const rule = await there.makeRule({
      sourceEntity: 'quote',
      targets: [
        {
          entity: 'order',
          mappings: [
            { to: 'customerId', field: 'customerId' },
            { to: 'items', field: 'items' },
          ],
        },
      ],
    })
    const buyer = await there.make(customer, { name: 'Buyer' })
    const items = [{ title: 'Work', quantity: 2, unitPrice: 500_00 }]
    const source = await there.make(quote, { customerId: buyer.id, number: 'Q-1', items })
    const conversion = await there.convert(rule.id, source.id)
    const orderId = conversion.targets[0]?.recordId ?? ''

    await expect(there.undo(conversion.id)).rejects.toMatchObject({ code: 'conflict' })
    await change(there, order, orderId, { status: 'cancelled' })
    expect(await there.undo(conversion.id)).toMatchObject({ status: 'undone' })
    expect(await there.find(order, orderId)).toMatchObject({ status: 'cancelled' })
    await there.convert(rule.id, source.id)
    expect(await there.all(order)).toHaveLength(2)
  })
})
