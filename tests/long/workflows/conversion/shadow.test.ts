import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { customer } from '../../../../workflows/entities/customer.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { employee } from '../../../../workflows/entities/employee.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../../support/automatic-world.ts'
import { HOUR } from '../../../support/durable-world.ts'

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
/** What the other system makes of a lead. */
const madeElsewhere = async ({ id, name, email }: Awaited<ReturnType<typeof leadOf>>) => {
  const found = await world.make(customer, { name, email, leadId: id })
  await world.make(deal, { title: name, leadId: id, customerId: found.id })
}

test('a rule in shadow converts nothing, and says after its hours how far it agrees', async () => {
  const rule = await shadowRule()
  const agreed = await leadOf('Agreed')
  const differed = await leadOf('Differed')
  const missing = await leadOf('Missing')
  await world.settle()
  expect(await world.all(customer)).toEqual([])
  expect(await world.conversions()).toEqual([])
  expect(await world.report(rule.id)).toMatchObject({ counts: { waiting: 3 }, agreement: null })

  await madeElsewhere(agreed)
  await madeElsewhere({ ...differed, name: 'Somebody else' })
  await world.pass(47 * HOUR)
  expect(await world.report(rule.id)).toMatchObject({ counts: { waiting: 3 } })
  await world.pass(2 * HOUR)
  const report = await world.report(rule.id)
  expect(report).toMatchObject({
    counts: { waiting: 0, agreed: 1, differed: 1, missing: 1, failed: 0 },
    agreement: 1 / 3,
  })
  expect(report.fields).toContainEqual({
    field: 'customer.name',
    agreed: 1,
    differed: 1,
    missing: 1,
  })
  expect(report.fields).toContainEqual({
    field: 'customer.email',
    agreed: 2,
    differed: 0,
    missing: 1,
  })
  const example = report.examples.items.find(({ sourceRecordId }) => sourceRecordId === differed.id)
  expect(example?.targets[0]?.fields).toContainEqual({
    field: 'name',
    result: 'differed',
    expected: 'Differed',
    found: 'Somebody else',
  })
  const other = report.examples.items.find(({ sourceRecordId }) => sourceRecordId === agreed.id)
  expect(other?.targets[1]?.fields.find(({ field }) => field === 'customerId')).toMatchObject({
    result: 'agreed',
  })
  expect(await world.events('conversion.shadow_compared')).toHaveLength(3)
  expect((await world.find(lead, missing.id))?.version).toBe(1)
})

test('it cannot be executed by hand', async () => {
  const rule = await shadowRule()
  const { id } = await leadOf('Manual')
  await expect(world.convert(rule.id, id)).rejects.toMatchObject({ code: 'conflict' })
  await world.settle()
})

test('who may not read the entities sees how often fields agree, and no values', async () => {
  const rule = await world.rule({ shadow: { compareAfterHours: 1 } })
  await world.lead({ name: 'Secretive' })
  await world.settle()
  const report = await world.report(rule.id, { permissions: new Set(['conversion:read']) })
  expect(JSON.stringify(report)).not.toContain('Secretive')
  expect(report.examples.items).toMatchObject([{ outcome: 'waiting' }])
})

test('encrypted values are kept nowhere in clear, and not compared (I26)', async () => {
  const secret = 'KZ86125KZT5004100100'
  const rule = await world.rule({
    shadow: { compareAfterHours: 1 },
    sourceEntity: 'employee',
    targetEntity: 'employee',
    mappings: [
      { to: 'name', field: 'name' },
      { to: 'iban', field: 'iban' },
    ],
    existing: { action: 'create' },
  })
  await world.make(employee, { name: 'Nurlan', iban: secret })
  await world.settle()
  const [kept] = await world.database.sql.query<{ text: string }>(
    'select expected::text as text from shadow_conversions where rule_id = $1',
    [rule.id],
  )
  expect(kept?.text).toContain('[encrypted]')
  expect(kept?.text).not.toContain(secret)
  await world.pass(2 * HOUR)
  const report = await world.report(rule.id)
  expect(JSON.stringify(report)).not.toContain(secret)
  expect(report.fields.map(({ field }) => field)).not.toContain('employee.iban')
})

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
