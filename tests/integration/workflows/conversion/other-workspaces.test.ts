import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customer } from '../../../../workflows/entities/customer.ts'
import type { ConversionWorkspace } from '../../../support/conversion-world.ts'
import { openConversionWorld } from '../../../support/conversion-world.ts'
import { tenantState } from '../../../support/tenant-state.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
let ours: ConversionWorkspace
let theirs: ConversionWorkspace
beforeAll(async () => {
  world = await openConversionWorld()
  ours = await world.open()
  theirs = await world.open()
})
afterAll(() => world.close())

const NOT_FOUND = { code: 'not_found' }

describe('conversions of another workspace (I22)', () => {
  it('are not there: neither its rules, nor its records, nor what was converted', async () => {
    const rule = await ours.makeRule()
    const lead = await ours.lead()
    const conversion = await ours.convert(rule.id, lead.id)
    const another = await ours.lead()
    const ruleOfTheirs = await theirs.makeRule()
    const before = await tenantState(world.database, ours.scope)

    await expect(theirs.convert(rule.id, another.id)).rejects.toMatchObject(NOT_FOUND)
    await expect(theirs.convert(ruleOfTheirs.id, another.id)).rejects.toMatchObject(NOT_FOUND)
    expect(await theirs.preview(ruleOfTheirs.id, another.id)).toMatchObject(NOT_FOUND)
    await expect(theirs.undo(conversion.id)).rejects.toMatchObject(NOT_FOUND)
    const seen = await theirs.within(async (r) => ({
      list: await r.conversions.list({ recordId: lead.id }, { limit: 10 }),
      one: await r.conversions.find(conversion.id),
      ids: await r.conversions.idsOf(lead.id),
      ancestors: await r.conversions.ancestors('customer', conversion.targets[0]?.recordId ?? ''),
      live: await r.conversions.live('lead', [lead.id]),
    }))
    expect(seen).toEqual({ list: [], one: null, ids: [], ancestors: [], live: [] })
    expect(await tenantState(world.database, ours.scope)).toEqual(before)
  })

  it('match none of its targets', async () => {
    const mappings = ['name', 'email'].map((field) => ({ to: field, field }))
    const existing = { action: 'link' as const, match: [{ field: 'email' }] }
    const rule = await theirs.makeRule({
      targets: [{ entity: 'customer', mappings, existing }],
    })
    await ours.make(customer, { name: 'Ours', email: 'same@example.com' })
    const lead = await theirs.lead({ email: 'same@example.com' })
    const { targets } = await theirs.convert(rule.id, lead.id)
    expect(targets.map(({ action }) => action)).toEqual(['created'])
  })
})
