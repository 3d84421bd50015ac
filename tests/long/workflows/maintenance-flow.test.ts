import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepMaintenancePlansFunction } from '../../../functions/durable/sweep-maintenance-plans.ts'
import { maintenancePlan } from '../../../workflows/entities/maintenance-plan.ts'
import { maintenanceTask } from '../../../workflows/entities/maintenance-task.ts'
import { firePlan } from '../../../workflows/maintenance/fire-plan.ts'
import { sweepPlans } from '../../../workflows/maintenance/sweep-plans.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import { allRecords, findRecord } from '../../../workflows/shared/find-record.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { DAY, HOUR, openDurableWorld } from '../../support/durable-world.ts'
import { createTenant } from '../../support/tenant.ts'

type World = Awaited<ReturnType<typeof openDurableWorld>>
let world: World
beforeAll(async () => {
  world = await openDurableWorld((inngest, deps) => [sweepMaintenancePlansFunction(inngest, deps)])
})
afterAll(() => world.close())

const at = (ms: number) => new Date(world.clock.now() + ms).toISOString()

const plan = (more: object = {}, scope: TenantScope = world.scope) => {
  const actor = { type: 'user' as const, id: 'test' }
  const context = { ...scope, actor, source: 'test' }
  const input = { title: 'Oil', asset: 'Press 1', interval: 1, nextDueAt: at(HOUR), ...more }
  return world.deps.inTenant(context, (r) =>
    createRecord(world.deps, r, context, maintenancePlan, input),
  )
}
const tasksOf = async (planId: string, scope: TenantScope = world.scope) =>
  (
    await world.deps.inTenant(scope, (r) =>
      allRecords(r, maintenanceTask, {
        conditions: [{ field: 'planId', operator: 'eq', value: planId }],
      }),
    )
  )
    .map(({ dueAt }) => dueAt)
    .toSorted()
const find = (id: string) => world.read((r) => findRecord(r, maintenancePlan, id))

describe('a maintenance plan', () => {
  test('makes a task at each of its times, and says so', async () => {
    const { id, nextDueAt } = await plan()
    const due = Date.parse(String(nextDueAt))
    await world.pass(50 * 60_000)
    expect(await tasksOf(id)).toEqual([])
    await world.pass(2 * DAY, 8)
    const days = [due, due + DAY].map((time) => new Date(time).toISOString())
    expect(await tasksOf(id)).toEqual(days)
    expect((await find(id))?.nextDueAt).toBe(new Date(due + 2 * DAY).toISOString())
    const events = (await world.events('maintenance_plan.due')).filter(
      (event) => event.subject === id,
    )
    expect(events.map(({ data }) => data['dueAt'])).toEqual(days)
    expect(events[0]?.actor).toEqual({ type: 'system', id: 'potok' })
  })

  test('that was missed for weeks makes one task, and then keeps its rhythm', async () => {
    const { id, nextDueAt } = await plan({ interval: 2, nextDueAt: at(-21 * DAY) })
    await world.pass(HOUR)
    expect(await tasksOf(id)).toEqual([nextDueAt])
    expect((await find(id))?.nextDueAt).toBe(
      new Date(Date.parse(String(nextDueAt)) + 22 * DAY).toISOString(),
    )
  })

  test('of the 31st goes to the last day of a short month, and back', async () => {
    const { id } = await plan({ intervalUnit: 'month', nextDueAt: '2027-01-31T04:00:00.000Z' })
    const fire = (now: string) => {
      const deps = { ...world.deps, clock: { now: () => Date.parse(now) } }
      return world.write((r, _, context) => firePlan(deps, r, context, id))
    }
    await fire('2027-01-31T04:05:00Z')
    expect((await find(id))?.nextDueAt).toBe('2027-02-28T04:00:00.000Z')
    await fire('2027-02-28T04:05:00Z')
    expect((await find(id))?.nextDueAt).toBe('2027-03-31T04:00:00.000Z')
  })

  test('makes one task of one time, however many sweeps meet', async () => {
    const { id, nextDueAt } = await plan({ nextDueAt: at(-HOUR), interval: 30 })
    await Promise.all([1, 2, 3, 4].map(() => sweepPlans(world.deps)))
    expect(await tasksOf(id)).toEqual([nextDueAt])

    const { version = 0 } = (await find(id)) ?? {}
    await world.write((r, d, c) =>
      changeRecord(d, r, c, maintenancePlan, id, { version, nextDueAt }),
    )
    await sweepPlans(world.deps)
    expect(await tasksOf(id)).toEqual([nextDueAt])
  })

  test('that is deleted or not active makes none', async () => {
    const resting = await plan({ active: false, nextDueAt: at(-HOUR) })
    const gone = await plan({ nextDueAt: at(-HOUR) })
    await world.write((r, d, c) => deleteRecord(d, r, c, maintenancePlan, gone.id))
    await world.pass(HOUR)
    expect(await tasksOf(resting.id)).toEqual([])
    expect(await tasksOf(gone.id)).toEqual([])
  })

  test('of another workspace makes its task there; one that fails keeps nobody from theirs (I22)', async () => {
    const other = await createTenant(world.database)
    const broken = await plan({ nextDueAt: at(-2 * HOUR) })
    const theirs = await plan({ nextDueAt: at(-HOUR) }, other)
    const inTenant: typeof world.deps.inTenant = (scope, work) => {
      if (scope.causationId?.includes(broken.id)) throw new Error('broken')
      return world.deps.inTenant(scope, work)
    }
    expect(await sweepPlans({ ...world.deps, inTenant })).toMatchObject({ failed: 1 })
    expect(await tasksOf(theirs.id, other)).toHaveLength(1)
    expect(await tasksOf(theirs.id)).toEqual([])
    await sweepPlans(world.deps)
    expect(await tasksOf(broken.id)).toHaveLength(1)
  })

  test('shows the sweep no more than when it is due', async () => {
    await plan()
    const titles = world.database.inSystem((tx) =>
      tx.execute('select title from maintenance_plans'),
    )
    await expect(titles).rejects.toThrow(/permission denied|Failed query/)
  })
})
