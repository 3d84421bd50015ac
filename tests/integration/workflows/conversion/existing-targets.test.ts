import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customField } from '../../../../workflows/entities/custom-field.ts'
import { customer } from '../../../../workflows/entities/customer.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import type { MatchAction } from '../../../../workflows/conversion/rules/rule-schema.ts'
import { createRecords } from '../../../../workflows/registry/create-records.ts'
import { deleteRecord } from '../../../../workflows/registry/delete-record.ts'
import { type ConversionWorkspace, openConversionWorld } from '../../../support/conversion-world.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
beforeAll(async () => {
  world = await openConversionWorld()
})
afterAll(() => world.close())

const mappings = ['name', 'email', 'phone', 'notes'].map((field) => ({ to: field, field }))
const email = 'dana@example.kz'
const phone = '+77010000001'

const customerRule = (
  there: ConversionWorkspace,
  action: MatchAction,
  more: { match?: object[]; overwrite?: string[]; ambiguous?: 'refuse' | 'oldest' } = {},
) =>
  there.makeRule({
    targetEntity: 'customer',
    mappings,
    existing: { action, match: [{ field: 'email' }, { field: 'phone' }], ...more } as never,
  })
const leads = (there: ConversionWorkspace, inputs: readonly object[]) =>
  there.within(async (r) => {
    const made = await createRecords(world.deps, r, there.context, lead, inputs)
    return made.flatMap(({ id }) => id ?? [])
  })

describe('a target that is there already', () => {
  it('is linked to and left as it is', async () => {
    const there = await world.open()
    const rule = await customerRule(there, 'link')
    const known = await there.make(customer, { name: 'Dana B.', email })
    const source = await there.lead({ name: 'Dana', email, phone })

    const { targets } = await there.convert(rule.id, source.id)
    expect(targets).toMatchObject([
      { action: 'linked', recordId: known.id, version: 1, changes: [] },
    ])
    expect(await there.find(customer, known.id)).toEqual(known)
  })

  it('gets only its empty fields filled (I15)', async () => {
    const there = await world.open()
    const rule = await customerRule(there, 'fill')
    const known = await there.make(customer, { name: 'Dana B.', email })
    const source = await there.lead({ name: 'Dana', email, phone })

    const { targets } = await there.convert(rule.id, source.id)
    expect(targets[0]).toMatchObject({
      action: 'updated',
      version: 2,
      changes: [
        { field: 'phone', before: null, after: phone },
        { field: 'leadId', before: null, after: source.id },
      ],
    })
    expect(await there.find(customer, known.id)).toMatchObject({ name: 'Dana B.', phone })
  })

  it('has the named fields overwritten, and the others filled', async () => {
    const there = await world.open()
    const rule = await customerRule(there, 'overwrite', { overwrite: ['name'] })
    const known = await there.make(customer, { name: 'D', email, notes: 'Kept' })
    const source = await there.lead({ name: 'Dana', email, phone, notes: 'Not taken' })

    await there.convert(rule.id, source.id)
    const after = await there.find(customer, known.id)
    expect(after).toMatchObject({ name: 'Dana', phone, notes: 'Kept' })
  })

  it('is a refusal where the rule says so, and one made anew where it says that', async () => {
    const there = await world.open()
    const known = await there.make(customer, { name: 'Dana B.', email })
    const source = await there.lead({ name: 'Dana', email })
    const refusing = await customerRule(there, 'refuse')
    await expect(there.convert(refusing.id, source.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ field: 'customer.email', rule: `belongs to customer ${known.id}` }],
    })
    const making = await customerRule(there, 'create', { match: [] })
    await there.convert(making.id, source.id)
    expect(await there.all(customer)).toHaveLength(2)
  })

  it('is found by the first key that finds something', async () => {
    const there = await world.open()
    const rule = await customerRule(there, 'link')
    const byPhone = await there.make(customer, { name: 'A', phone })
    const byEmail = await there.make(customer, { name: 'B', email })
    const ids = await leads(there, [
      { name: 'both', email, phone },
      { name: 'phone', email: 'new@example.kz', phone },
    ])
    const outcomes = await there.convertAll(rule.id, ids)
    const found = outcomes.map((outcome) =>
      outcome.status === 'converted' ? outcome.conversion.targets[0]?.recordId : outcome,
    )
    expect(found).toEqual([byEmail.id, byPhone.id])
  })

  it('must be one, unless the rule takes the oldest; deleted ones are none', async () => {
    const there = await world.open()
    const deleted = await there.make(customer, { name: 'Gone', email })
    await there.within((r) => deleteRecord(world.deps, r, there.context, customer, deleted.id))
    const oldest = await there.make(customer, { name: 'First', email })
    const second = await there.make(customer, { name: 'Second', email })
    const source = await there.lead({ name: 'Dana', email })

    const strict = await customerRule(there, 'link')
    await expect(there.convert(strict.id, source.id)).rejects.toMatchObject({
      fields: [{ field: 'customer.email', rule: `belongs to several: ${oldest.id}, ${second.id}` }],
    })
    const lenient = await customerRule(there, 'link', { ambiguous: 'oldest' })
    const { targets } = await there.convert(lenient.id, source.id)
    expect(targets[0]?.recordId).toBe(oldest.id)
  })

  it('is found by a custom field, and by a name that is alike', async () => {
    const there = await world.open()
    for (const entity of ['lead', 'customer']) {
      await there.make(customField, { entity, key: 'bin', label: 'BIN', type: 'text' })
    }
    const rule = await there.makeRule({
      targetEntity: 'customer',
      mappings: [...mappings, { to: 'customFields.bin', field: 'customFields.bin' }],
      existing: {
        action: 'fill',
        match: [{ field: 'customFields.bin' }, { field: 'name', similarity: 0.8 }],
      },
    })
    const byBin = await there.make(customer, { name: 'X', customFields: { bin: '12' } })
    const byName = await there.make(customer, { name: 'ТОО «Алёна Трейд»' })
    await there.make(customer, { name: 'Ромашка' })
    const ids = await leads(there, [
      { name: 'Another', customFields: { bin: '12' } },
      { name: 'Алена-Трейд', customFields: { bin: '13' } },
      { name: 'Нурсултан' },
      { name: 'нурсултан, ИП' },
    ])
    const outcomes = await there.convertAll(rule.id, ids)
    const found = outcomes.map((outcome) =>
      outcome.status === 'converted' ? outcome.conversion.targets[0] : outcome,
    )
    expect(found.slice(0, 2)).toMatchObject([
      { action: 'updated', recordId: byBin.id },
      { action: 'updated', recordId: byName.id },
    ])
    // The fourth is alike the third, which was made just before it.
    expect(found[2]).toMatchObject({ action: 'created' })
    expect(found[3]).toMatchObject({ recordId: (found[2] as { recordId: string }).recordId })
    expect(await there.find(customer, byName.id)).toMatchObject({ customFields: { bin: '13' } })
  })

  it('that one of many changes is changed by the others after it, as one by one', async () => {
    const there = await world.open()
    const rule = await customerRule(there, 'fill')
    const ids = await leads(there, [
      { name: 'A', email },
      { name: 'B', email, phone },
      { name: 'C', phone, notes: 'Third' },
      { name: 'D', email, phone: '+77010000009' },
      { name: 'E', email: 'e@example.kz' },
    ])
    await there.convertAll(rule.id, ids)
    const made = (await there.all(customer)).toSorted((a, b) =>
      String(a['name']).localeCompare(String(b['name'])),
    )
    expect(made.map(({ name }) => name)).toEqual(['A', 'E'])
    expect(made[0]).toMatchObject({ email, phone, notes: 'Third', version: 3 })
  })
})
