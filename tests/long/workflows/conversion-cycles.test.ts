import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { customer } from '../../../workflows/entities/customer.ts'
import { deal } from '../../../workflows/entities/deal.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../support/automatic-world.ts'

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

test('A → B → C → A ends at C (I16)', async () => {
  await world.rule()
  await world.rule({
    sourceEntity: 'customer',
    targetEntity: 'deal',
    mappings: [{ to: 'title', field: 'name' }],
  })
  await world.rule({
    sourceEntity: 'deal',
    targetEntity: 'lead',
    mappings: [{ to: 'name', field: 'title' }],
  })
  await world.lead({ name: 'Three' })
  await world.settle(16)
  for (const entity of [lead, customer, deal]) expect(await named(entity, 'Three')).toHaveLength(1)
  const [last] = await named(deal, 'Three')
  expect(await stops(last?.id ?? '')).toHaveLength(1)
  expect(await world.unrest()).toEqual(AT_REST)
})

test('two rules that feed each other by overwriting come to rest (I16)', async () => {
  const existing = {
    action: 'overwrite',
    match: [{ field: 'email' }],
    overwrite: ['notes'],
  } as const
  const of = (sourceEntity: string, targetEntity: string) =>
    world.rule({
      sourceEntity,
      targetEntity,
      mappings: [
        { to: 'name', field: 'name' },
        { to: 'email', field: 'email' },
        { to: 'notes', expression: '(source.notes == null ? "" : source.notes) + "+"' },
      ],
      existing: { ...existing, match: [...existing.match], overwrite: [...existing.overwrite] },
    })
  await of('lead', 'customer')
  await of('customer', 'lead')
  const email = 'both@example.com'
  await world.make(customer, { name: 'Both', email, notes: 'customer' })
  await world.lead({ name: 'Both', email, notes: 'lead' })
  await world.settle(20)
  expect(await named(lead, 'Both')).toHaveLength(1)
  expect(await named(customer, 'Both')).toHaveLength(1)
  expect(await world.unrest()).toEqual(AT_REST)
})

test('a rule from an entity to itself makes one record of each (I16)', async () => {
  await world.rule({ targetEntity: 'lead', mappings: [{ to: 'name', field: 'name' }] })
  await world.lead({ name: 'Self' })
  await world.settle(12)
  expect(await named(lead, 'Self')).toHaveLength(2)
  expect(await world.unrest()).toEqual(AT_REST)
})
