import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { customer } from '../../../workflows/entities/customer.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../support/automatic-world.ts'
import { HOUR } from '../../support/durable-world.ts'

let world: AutomaticWorld
beforeAll(async () => {
  world = await openAutomaticWorld()
})
afterEach(() => world.removeRules())
afterAll(() => world.close())

/** By e-mail, as another system would. */
const shadowRule = (more: object = {}) =>
  world.rule({
    shadow: { compareAfterHours: 48 },
    targets: [
      {
        entity: 'customer',
        mappings: [
          { to: 'name', field: 'name' },
          { to: 'email', field: 'email' },
        ],
        existing: { action: 'link', match: [{ field: 'email' }] },
      },
      { entity: 'deal', mappings: [{ to: 'title', field: 'name' }] },
    ],
    ...more,
  })
const leadOf = async (name: string) => {
  const email = `${name.toLowerCase()}@example.com`
  const { id } = await world.lead({ name, email })
  return { id, name, email }
}

test('a record is kept once per version of the rule, however often it changes; by hand again, once compared', async () => {
  const rule = await shadowRule()
  const { id } = await leadOf('Once')
  await world.settle()
  await world.change(lead, id, { company: 'Another' })
  await world.settle()
  await world.repeat('conversion.auto_triggered', id)
  await world.repeat('conversion.shadow_recorded', id)
  expect(await world.check('lead', id)).toEqual({
    triggered: [],
    skipped: [{ ruleId: rule.id, reason: 'in_shadow' }],
  })
  await world.pass(49 * HOUR)
  expect(await world.report(rule.id)).toMatchObject({ counts: { waiting: 0, missing: 1 } })
  await world.change(lead, id, { company: 'A third' })
  await world.settle()
  expect(await world.report(rule.id)).toMatchObject({ counts: { waiting: 0, missing: 1 } })
  await world.check('lead', id)
  await world.settle()
  expect(await world.report(rule.id)).toMatchObject({ counts: { waiting: 1, missing: 1 } })
})

test('a record that the rule would refuse counts as failed at once', async () => {
  const rule = await world.rule({
    shadow: { compareAfterHours: 1 },
    targetEntity: 'customer',
    mappings: [
      { to: 'name', field: 'name' },
      { to: 'phone', field: 'phone', required: true },
    ],
  })
  await world.lead()
  await world.settle()
  const report = await world.report(rule.id)
  expect(report).toMatchObject({ counts: { failed: 1 }, agreement: 0 })
  expect(report.examples.items[0]?.failure).toMatchObject({
    code: 'mapping',
    fields: [{ field: 'customer.phone' }],
  })
})

test('without match keys it is found by a reference back to the source', async () => {
  const rule = await world.rule({ shadow: { compareAfterHours: 1 } })
  const { id } = await world.lead({ name: 'Referred' })
  await world.settle()
  await world.make(customer, { name: 'Referred', leadId: id })
  await world.pass(2 * HOUR)
  expect(await world.report(rule.id)).toMatchObject({ counts: { agreed: 1 }, agreement: 1 })
})

test('deleting the rule ends the wait', async () => {
  await world.rule({ shadow: { compareAfterHours: 10 } })
  await world.lead()
  await world.settle()
  await world.removeRules()
  await world.settle()
  const runs = (await world.runs()).filter(({ function_id: id }) => id === 'potok-compare-shadow')
  expect(runs.at(-1)?.status).toBe('Cancelled')
})
