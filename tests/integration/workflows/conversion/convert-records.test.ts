import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customer } from '../../../../workflows/entities/customer.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { openConversionWorld } from '../../../support/conversion-world.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
beforeAll(async () => {
  world = await openConversionWorld()
})
afterAll(() => world.close())

const twoTargets = {
  targets: [
    {
      key: 'customer',
      entity: 'customer',
      mappings: [
        { to: 'name', field: 'name' },
        { to: 'email', field: 'email' },
      ],
      existing: { action: 'link' as const, match: [{ field: 'email' }] },
    },
    { key: 'deal', entity: 'deal', mappings: [{ to: 'title', field: 'name' }] },
  ],
  sourceChanges: [{ to: 'status', value: 'converted' }],
}

describe('converting records', () => {
  it('makes a customer and its deal of a lead, linked, and marks the lead', async () => {
    const there = await world.open()
    const rule = await there.makeRule(twoTargets)
    const source = await there.lead({ name: 'Dana', email: 'dana@example.kz' })

    const conversion = await there.convert(rule.id, source.id)

    const [made] = await there.all(customer)
    const [sale] = await there.all(deal)
    expect(made).toMatchObject({ name: 'Dana', email: 'dana@example.kz', leadId: source.id })
    expect(sale).toMatchObject({ title: 'Dana', customerId: made?.id, leadId: source.id })
    expect(await there.find(lead, source.id)).toMatchObject({ status: 'converted', version: 2 })
    expect(conversion.targets.map(({ entity, action }) => [entity, action])).toEqual([
      ['customer', 'created'],
      ['deal', 'created'],
    ])
  })

  it('converts a hundred records in one transaction, as if one after the other', async () => {
    const there = await world.open()
    const rule = await there.makeRule(twoTargets)
    const ids: string[] = []
    for (let n = 0; n < 100; n += 1) {
      const { id } = await there.lead({ name: `Lead ${n}`, email: `l${n % 50}@example.kz` })
      ids.push(id)
    }
    const outcomes = await there.convertAll(rule.id, ids)
    expect(outcomes.filter(({ status }) => status !== 'converted')).toEqual([])
    expect(await there.all(customer)).toHaveLength(50)
    expect(await there.all(deal)).toHaveLength(100)
  })
})
