import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customer } from '../../../../workflows/entities/customer.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { changeRecord } from '../../../../workflows/registry/change-record.ts'
import type { AnyEntity, EntityRecord } from '../../../../workflows/registry/entity.ts'
import { type ConversionWorkspace, openConversionWorld } from '../../../support/conversion-world.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
beforeAll(async () => {
  world = await openConversionWorld()
})
afterAll(() => world.close())

const rule = (action: 'link' | 'fill' | 'overwrite') => ({
  targets: [
    {
      key: 'customer',
      entity: 'customer',
      mappings: [
        { to: 'name', field: 'name' },
        { to: 'email', field: 'email' },
        { to: 'phone', field: 'phone' },
        { to: 'notes', field: 'notes' },
      ],
      existing: {
        action,
        match: [{ field: 'email' }],
        ...(action === 'overwrite' ? { overwrite: ['name'] } : {}),
      },
    },
    {
      key: 'deal',
      entity: 'deal',
      mappings: [
        { to: 'title', field: 'name' },
        {
          to: 'items',
          value: [{ title: 'Work', unitPrice: 500_000, quantity: 2 }],
          items: ['title', 'unitPrice', 'quantity'].map((field) => ({ to: field, field })),
        },
      ],
    },
  ],
  sourceChanges: [
    { to: 'status', value: 'converted' },
    { to: 'notes', value: 'Became a customer' },
  ],
})

const email = 'dana@example.kz'
const change = (there: ConversionWorkspace, entity: AnyEntity, id: string, input: object) =>
  there.within(async (r) => {
    const { version } = (await r.records.find(entity, id)) as EntityRecord
    return changeRecord(world.deps, r, there.context, entity, id, { version, ...input })
  })
/** A record without what every write changes. */
function lasting(record: EntityRecord | null) {
  if (!record) return record
  const { version: _version, updatedAt: _at, updatedBy: _by, ...rest } = record
  return rest
}
const target = (conversion: { targets: readonly { recordId: string }[] }, at: number) =>
  conversion.targets[at]?.recordId ?? ''

describe('undoing a conversion (I16)', () => {
  it('leaves all values as they were before it', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(rule('overwrite'))
    const known = await there.make(customer, { name: 'Dana B.', email, notes: 'Pays late' })
    const source = await there.lead({ name: 'Dana', email, phone: '+77010000001' })

    const conversion = await there.convert(ruleId, source.id)
    expect(await there.find(customer, known.id)).toMatchObject({
      name: 'Dana',
      phone: '+77010000001',
      notes: 'Pays late',
    })
    const undone = await there.undo(conversion.id)

    expect(undone).toMatchObject({ status: 'undone' })
    expect(lasting(await there.find(customer, known.id))).toEqual(lasting(known))
    expect(lasting(await there.find(lead, source.id))).toEqual(lasting(source))
    expect(await there.all(deal)).toEqual([])
  })

  it('twice is once, and the record can be converted again', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(rule('link'))
    const source = await there.lead({ name: 'Dana', email })
    const conversion = await there.convert(ruleId, source.id)

    const undone = await there.undo(conversion.id)
    expect(await there.undo(conversion.id)).toEqual(undone)
    expect((await there.find(lead, source.id))?.version).toBe(3)

    const again = await there.convert(ruleId, source.id)
    expect(again.id).not.toBe(conversion.id)
    expect(await there.all(customer)).toHaveLength(1)
  })

  it('is refused with the difference when a record that it made was changed', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(rule('link'))
    const source = await there.lead({ name: 'Dana', email })
    const conversion = await there.convert(ruleId, source.id)
    await change(there, customer, target(conversion, 0), { email: 'd@example.kz', taxId: '123' })

    await expect(there.undo(conversion.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [
        {
          field: 'customer.email',
          rule: 'was "dana@example.kz" after the conversion and is "d@example.kz" now',
        },
        { field: 'customer.taxId', rule: 'was null after the conversion and is "123" now' },
      ],
    })
    expect(await there.all(deal)).toHaveLength(1)
    expect(await there.find(lead, source.id)).toMatchObject({ status: 'converted' })
  })

  it('is refused when what it changed on the source is another now, and not for the rest', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(rule('link'))
    const source = await there.lead({ name: 'Dana', email })
    const conversion = await there.convert(ruleId, source.id)
    await change(there, lead, source.id, { notes: 'Called' })
    await expect(there.undo(conversion.id)).rejects.toMatchObject({
      fields: [
        {
          field: 'source.notes',
          rule: 'was "Became a customer" after the conversion and is "Called" now',
        },
      ],
    })
    await change(there, lead, source.id, { notes: 'Became a customer', company: 'Dana Ltd' })
    await there.undo(conversion.id)
    expect(await there.find(lead, source.id)).toMatchObject({
      status: 'new',
      notes: null,
      company: 'Dana Ltd',
    })
  })

  it('is refused while another record refers to what it made', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule(rule('link'))
    const source = await there.lead({ name: 'Dana', email })
    const conversion = await there.convert(ruleId, source.id)
    const other = await there.make(deal, { title: 'Mine', customerId: target(conversion, 0) })

    await expect(there.undo(conversion.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ field: 'customer', rule: `is the customerId of deal ${other.id}` }],
    })
  })

  it('is refused while a later conversion leads to what it made', async () => {
    const there = await world.open()
    const { id: ruleId } = await there.makeRule({
      targetEntity: 'customer',
      mappings: [
        { to: 'name', field: 'name' },
        { to: 'email', field: 'email' },
      ],
      existing: { action: 'link', match: [{ field: 'email' }] },
    })
    const first = await there.convert(ruleId, (await there.lead({ email })).id)
    const second = await there.convert(ruleId, (await there.lead({ email })).id)
    await expect(there.undo(first.id)).rejects.toMatchObject({ code: 'conflict' })

    await there.undo(second.id)
    await there.undo(first.id)
    expect(await there.all(customer)).toEqual([])
  })
})
