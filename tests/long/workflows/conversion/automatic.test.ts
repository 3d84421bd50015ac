import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { giveUpTrigger } from '../../../../workflows/conversion/automatic/give-up-trigger.ts'
import { processTrigger } from '../../../../workflows/conversion/automatic/process-trigger.ts'
import { customer } from '../../../../workflows/entities/customer.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { task } from '../../../../workflows/entities/task.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../../support/automatic-world.ts'

let world: AutomaticWorld
beforeAll(async () => {
  world = await openAutomaticWorld()
})
afterEach(() => world.removeRules())
afterAll(() => world.close())

const customersOf = async (leadId: string) =>
  (await world.all(customer)).filter((record) => record['leadId'] === leadId)
const of = async (type: string, recordId: string) =>
  (await world.events(type)).filter(({ subject }) => subject === recordId)

test('a record that comes to meet the condition of an automatic rule is converted by itself, as Potok', async () => {
  const rule = await world.rule({ condition: 'source.status == "qualified"' })
  const { id } = await world.lead({ name: 'Dana' })
  await world.settle()
  expect(await customersOf(id)).toEqual([])

  await world.change(lead, id, { status: 'qualified' })
  await world.settle()
  expect(await customersOf(id)).toMatchObject([{ name: 'Dana', createdBy: 'system:potok' }])
  const [conversion] = (await world.conversions()).filter((each) => each.sourceRecordId === id)
  expect(conversion).toMatchObject({ ruleId: rule.id, type: 'automatic' })
  expect(await of('conversion.auto_triggered', id)).toMatchObject([
    { data: { ruleId: rule.id, ruleVersion: 1, entityType: 'lead', by: 'change' } },
  ])
})

test('a burst of changes of one record is checked and converted once', async () => {
  await world.rule()
  const { id } = await world.lead()
  for (let at = 0; at < 10; at += 1) await world.change(lead, id, { company: `Company ${at}` })
  const before = (await world.runs()).length
  await world.settle()
  expect(await of('conversion.check_requested', id)).toHaveLength(11)
  expect((await world.runs()).length - before).toBe(2)
  expect(await customersOf(id)).toHaveLength(1)
})

test('the same events again change nothing, within a day and after it', async () => {
  await world.rule()
  const { id } = await world.lead()
  await world.settle()
  for (const wait of [0, 26 * 3_600_000]) {
    await world.pass(wait, 1)
    await world.repeat('conversion.auto_triggered', id)
    await world.repeat('conversion.check_requested', id)
    await world.settle()
  }
  expect(await customersOf(id)).toHaveLength(1)
  expect(await of('conversion.entity_converted', id)).toHaveLength(1)
  expect(await of('conversion.auto_triggered', id)).toHaveLength(1)
  expect(await of('conversion.failed', id)).toEqual([])
})

test('what is refused is told once, and noted on the record', async () => {
  await world.rule({
    targetEntity: 'customer',
    mappings: [
      { to: 'name', field: 'name' },
      { to: 'email', field: 'email', required: true },
    ],
  })
  const { id } = await world.lead()
  await world.settle()
  await world.repeat('conversion.auto_triggered', id)
  await world.settle()
  expect(await of('conversion.failed', id)).toMatchObject([
    {
      data: {
        errorCode: 'mapping',
        conversionType: 'automatic',
        performedBy: 'system:potok',
        fields: [{ field: 'customer.email' }],
      },
    },
  ])
  const noted = (await world.trail(id)).filter(({ action }) => action === 'conversion_failed')
  expect(noted).toHaveLength(1)
  expect(await customersOf(id)).toEqual([])

  await world.change(lead, id, { email: 'a@example.com' })
  await world.settle()
  expect(await customersOf(id)).toHaveLength(1)
})

test('nothing is converted while the workspace has switched it off, or the rule is off, or the record gone', async () => {
  const rule = await world.rule()
  await world.setConversion({ autoConversion: false })
  const first = await world.lead()
  await world.settle()
  await world.setConversion({ autoConversion: true })
  await world.changeRule(rule.id, { active: false })
  const second = await world.lead()
  await world.settle()
  await world.changeRule(rule.id, { active: true })
  const third = await world.lead()
  await world.remove(lead, third)
  await world.settle()
  const made = await Promise.all([first, second, third].map(({ id }) => customersOf(id)))
  expect(made.flat()).toEqual([])
  expect(await of('conversion.failed', third.id)).toEqual([])
})

test('a match that comes late is not acted on when its rule or record is another by now', async () => {
  const rule = await world.rule({ condition: 'source.status == "new"' })
  await world.changeRule(rule.id, { active: false })
  const { id } = await world.lead()
  const late = () =>
    processTrigger(world.deps, world.context, {
      triggerId: world.deps.newId(),
      ruleId: rule.id,
      sourceRecordId: id,
    })
  expect(await late()).toBe('nothing')
  await world.changeRule(rule.id, { active: true, trigger: 'manual' })
  expect(await late()).toBe('nothing')
  await world.changeRule(rule.id, { trigger: 'automatic' })
  const changed = await world.change(lead, id, { status: 'contacted' })
  expect(await late()).toBe('nothing')
  await world.remove(lead, changed)
  expect(await late()).toBe('nothing')
  await world.removeRules()
  expect(await late()).toBe('nothing')
  expect(await of('conversion.failed', id)).toEqual([])
})

test('one rule begins where another ends', async () => {
  await world.rule({ sourceChanges: [{ to: 'status', value: 'converted' }] })
  await world.rule({
    targetEntity: 'task',
    condition: 'source.status == "converted"',
    mappings: [{ to: 'title', field: 'name' }],
  })
  const { id } = await world.lead({ name: 'Call back' })
  await world.settle(10)
  expect(await world.find(lead, id)).toMatchObject({ status: 'converted' })
  expect(await customersOf(id)).toHaveLength(1)
  expect(await world.all(task)).toMatchObject([{ title: 'Call back', leadId: id }])
})

test('a conversion asks for no check where no other rule looks at what it changed', async () => {
  await world.rule({ sourceChanges: [{ to: 'status', value: 'converted' }] })
  const { id } = await world.lead()
  await world.settle()
  expect(await world.find(lead, id)).toMatchObject({ status: 'converted' })
  expect(await of('conversion.check_requested', id)).toHaveLength(1)
})

test('what somebody undid is not converted again by itself, only by hand or by another version of the rule', async () => {
  const rule = await world.rule()
  const { id } = await world.lead()
  await world.settle()
  const undo = async () => {
    const live = (await world.conversions()).find(
      (each) => each.sourceRecordId === id && each.status === 'converted',
    )
    if (live) await world.undo(live.id)
  }
  await undo()
  await world.change(lead, id, { company: 'Another' })
  await world.settle()
  expect(await customersOf(id)).toEqual([])

  await world.check('lead', id)
  await world.settle()
  expect(await customersOf(id)).toHaveLength(1)

  await undo()
  await world.changeRule(rule.id, { description: 'Checked once more' })
  await world.change(lead, id, { company: 'A third' })
  await world.settle()
  expect(await customersOf(id)).toHaveLength(1)
})

test('a check by hand says what was triggered and what was not, and may look at other values', async () => {
  const big = await world.rule({ condition: 'source.budget >= 1000' })
  const task = await world.rule({
    targetEntity: 'task',
    condition: 'source.name.startsWith("Z")',
    mappings: [{ to: 'title', field: 'name' }],
  })
  const { id } = await world.lead({ name: 'Dana', budget: 10 })
  const none = await world.check('lead', id)
  expect(none.triggered).toEqual([])
  expect(none.skipped).toHaveLength(2)
  expect(none.skipped).toContainEqual({ ruleId: big.id, reason: 'condition' })
  expect(await world.check('lead', id, { budget: 5000 })).toEqual({
    triggered: [{ ruleId: big.id, ruleVersion: 1, name: big.name }],
    skipped: [{ ruleId: task.id, reason: 'condition' }],
  })
  await world.settle()
  // What is converted is the record, and it does not meet the condition.
  expect(await customersOf(id)).toEqual([])
  await expect(world.check('nothing', id)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(world.check('customer', id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a match that cannot be acted on at all is told once', async () => {
  const rule = await world.rule({ active: false })
  const { id } = await world.lead()
  const trigger = {
    triggerId: world.deps.newId(),
    ruleId: rule.id,
    sourceRecordId: id,
    entityType: 'lead',
  }
  await giveUpTrigger(world.deps, world.context, trigger, 'internal')
  await giveUpTrigger(world.deps, world.context, trigger, 'internal')
  expect(await of('conversion.failed', id)).toMatchObject([
    { data: { errorCode: 'internal', performedBy: 'system:potok' } },
  ])
  await world.changeRule(rule.id, { active: true })
  expect(await processTrigger(world.deps, world.context, trigger)).toBe('nothing')
  expect(await customersOf(id)).toEqual([])
})
