import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { customer } from '../../../workflows/entities/customer.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { type AutomaticWorld, openAutomaticWorld } from '../../support/automatic-world.ts'
import { DAY } from '../../support/durable-world.ts'

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

test('a record that is changed all the time is checked within twenty seconds', async () => {
  await world.rule()
  const { id } = await world.lead()
  for (let second = 0; second < 24; second += 1) {
    await world.change(lead, id, { company: `Company ${second}` })
    await world.pass(1000, 1)
  }
  expect(await customersOf(id)).toHaveLength(1)
})

test('a database that fails now and then delays a conversion, and makes no second one', async () => {
  await world.rule()
  const { inTenant } = world.deps
  let failures = 0
  world.deps.inTenant = (scope, work) =>
    inTenant(scope, async (r) => {
      const done = await work(r)
      if (scope.actor?.id !== 'potok' || failures === 3) return done
      failures += 1
      throw new Error('the connection is gone')
    })
  const { id } = await world.lead()
  await world.pass(DAY / 2, 20)
  world.deps.inTenant = inTenant
  expect(failures).toBe(3)
  expect(await customersOf(id)).toHaveLength(1)
  expect(await of('conversion.failed', id)).toEqual([])
})
