import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customField } from '../../../../workflows/entities/custom-field.ts'
import { customer } from '../../../../workflows/entities/customer.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { employee } from '../../../../workflows/entities/employee.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { orderProcessing } from '../../../../workflows/entities/order-processing.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { quote } from '../../../../workflows/entities/quote.ts'
import { createRecords } from '../../../../workflows/registry/create-records.ts'
import { openConversionWorld } from '../../../support/conversion-world.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
beforeAll(async () => {
  world = await openConversionWorld()
})
afterAll(() => world.close())

describe('converting', () => {
  it('makes only the targets whose conditions hold, and none of a record that is not meant', async () => {
    const there = await world.open()
    const rule = await there.makeRule({
      condition: 'source.status != "lost"',
      targets: [
        { entity: 'customer', mappings: [{ to: 'name', field: 'name' }] },
        {
          entity: 'deal',
          when: 'source.budget != null',
          mappings: [{ to: 'title', field: 'name' }],
        },
      ],
    })
    const ids = await there.within(async (r) => {
      const inputs = [
        { name: 'Rich', budget: 100 },
        { name: 'Poor' },
        { name: 'Lost', status: 'lost' },
      ]
      const made = await createRecords(world.deps, r, there.context, lead, inputs)
      return made.flatMap(({ id }) => id ?? [])
    })
    const gone = '01990000-0000-7000-8000-000000000000'
    const outcomes = await there.convertAll(rule.id, [...ids, gone])
    expect(outcomes.map((one) => (one.status === 'refused' ? one.code : one.status))).toEqual([
      'converted',
      'converted',
      'condition',
      'not_found',
    ])
    const [sale, ...others] = await there.all(deal)
    const rich = (await there.all(customer)).find(({ name }) => name === 'Rich')
    expect(sale).toMatchObject({ title: 'Rich', customerId: rich?.id })
    expect(others).toEqual([])
  })

  it('refuses what would not be valid by its field, and leaves nothing of any target', async () => {
    const there = await world.open()
    await there.make(customField, {
      entity: 'deal',
      key: 'city',
      label: 'City',
      type: 'text',
      required: true,
    })
    const rule = await there.makeRule({
      targets: [
        { entity: 'customer', mappings: [{ to: 'name', field: 'name' }] },
        {
          entity: 'deal',
          mappings: [
            { to: 'title', field: 'name' },
            { to: 'customFields.city', field: 'notes' },
          ],
        },
      ],
    })
    const source = await there.lead({ name: 'Dana' })
    await expect(there.convert(rule.id, source.id)).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'The deal would not be valid: deal.customFields.city is required',
      fields: [{ field: 'deal.customFields.city', rule: 'is required' }],
    })
    expect(await there.all(customer)).toEqual([])
  })

  it('refuses a unique key that another record has, and one of two in a batch', async () => {
    const there = await world.open()
    const rule = await there.makeRule({
      targetEntity: 'customer',
      mappings: ['name', 'telegramUserId'].map((field) => ({ to: field, field })),
      existing: { action: 'create' },
    })
    await there.make(customer, { name: 'Known', telegramUserId: '1' })
    const ids = await there.within(async (r) => {
      const inputs = ['1', '2', '2', '3'].map((id) => ({ name: id, telegramUserId: id }))
      const made = await createRecords(world.deps, r, there.context, lead, inputs)
      return made.flatMap(({ id }) => id ?? [])
    })
    const outcomes = await there.convertAll(rule.id, ids)
    expect(outcomes.map((one) => (one.status === 'refused' ? one.code : one.status))).toEqual([
      'conflict',
      'converted',
      'conflict',
      'converted',
    ])
    expect(outcomes[0]).toMatchObject({
      fields: [{ field: 'customer.telegramUserId', rule: 'is taken by another record' }],
    })
  })

  it('keeps encrypted values sealed, shows a mark for them, and can take them back (I26)', async () => {
    const there = await world.open()
    const rule = await there.makeRule({
      sourceEntity: 'employee',
      targets: [
        {
          entity: 'employee',
          mappings: [
            { to: 'name', field: 'name' },
            { to: 'email', value: 'twin@example.kz' },
            { to: 'iban', field: 'iban' },
            { to: 'managerId', value: null },
          ],
          existing: { action: 'overwrite', match: [{ field: 'email' }], overwrite: ['iban'] },
        },
      ],
    } as never)
    const iban = 'KZ86125KZT5004100100'
    const old = 'KZ75125KZT1001300335'
    const twin = await there.make(employee, { name: 'Twin', email: 'twin@example.kz', iban: old })
    const source = await there.make(employee, { name: 'Aigerim', iban })

    const conversion = await there.convert(rule.id, source.id)
    expect(conversion.targets[0]?.changes).toEqual([
      { field: 'iban', before: '[encrypted]', after: '[encrypted]' },
    ])
    const rows = await world.database.inTenant(there.scope, (tx) =>
      tx.execute(`select changes::text || coalesce(sealed, '') as text from conversion_targets`),
    )
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${iban}|${old}`))
    expect(await there.find(employee, twin.id)).toMatchObject({ iban })

    await there.undo(conversion.id)
    expect(await there.find(employee, twin.id)).toMatchObject({ iban: old })
  })

  it('makes an order by the workflow of orders: numbered, priced, and processed', async () => {
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
    const source = await there.make(quote, {
      customerId: buyer.id,
      number: 'Q-1',
      items: [{ title: 'Work', quantity: 2, unitPrice: 500_00 }],
    })
    const { targets } = await there.convert(rule.id, source.id)
    const [made] = await there.all(order)
    expect(made).toMatchObject({ id: targets[0]?.recordId, total: 1000_00, status: 'pending' })
    expect(made?.['number']).toMatch(/^ORD-/)
    expect(targets[0]?.changes).toContainEqual({ field: 'total', before: null, after: 1000_00 })
    expect(await there.all(orderProcessing)).toHaveLength(1)
  })
})
