import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { customer } from '../../../../workflows/entities/customer.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import type { AnyEntity } from '../../../../workflows/registry/entity.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../../support/automatic-world.ts'

let world: AutomaticWorld
beforeAll(async () => {
  world = await openAutomaticWorld()
})
afterEach(() => world.removeRules())
afterAll(() => world.close())

const AT_REST = { asked: 0, open: [], errors: [] }
const named = async (entity: AnyEntity, name: string) =>
  (await world.all(entity)).filter((record) => (record['name'] ?? record['title']) === name)
const stops = async (recordId: string) =>
  (await world.trail(recordId)).filter(({ action }) => action === 'conversion_stopped')

test('A → B → A ends at B, with one note on it however often it changes (I16)', async () => {
  await world.rule()
  const back = await world.rule({
    sourceEntity: 'customer',
    targetEntity: 'lead',
    mappings: [{ to: 'name', field: 'name' }],
  })
  const source = await world.lead({ name: 'Direct' })
  await world.settle(10)
  const [made] = await named(customer, 'Direct')
  expect(await named(lead, 'Direct')).toHaveLength(1)
  const id = made?.id ?? ''
  await world.change(customer, id, { notes: 'Calls on Fridays' })
  await world.settle()
  expect(await stops(id)).toMatchObject([
    {
      actor: { id: 'potok' },
      after: { ruleId: back.id, chain: [{ entity: 'lead', recordId: source.id }] },
    },
  ])
  const told = await world.events('conversion.cycle_stopped')
  expect(told.filter(({ subject }) => subject === id)).toHaveLength(1)
  expect(await world.check('customer', id)).toEqual({
    triggered: [],
    skipped: [{ ruleId: back.id, reason: 'cycle' }],
  })
  expect(await world.unrest()).toEqual(AT_REST)
})
