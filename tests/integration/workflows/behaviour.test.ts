import { afterAll, beforeAll, expect, test } from 'vitest'
import { durableFunctions } from '../../../inngest.config.ts'
import { attendance } from '../../../workflows/entities/attendance.ts'
import { employee } from '../../../workflows/entities/employee.ts'
import { leaveRequest } from '../../../workflows/entities/leave-request.ts'
import { maintenancePlan } from '../../../workflows/entities/maintenance-plan.ts'
import { maintenanceTask } from '../../../workflows/entities/maintenance-task.ts'
import { payrollRun } from '../../../workflows/entities/payroll-run.ts'
import { product } from '../../../workflows/entities/product.ts'
import { purchaseOrder } from '../../../workflows/entities/purchase-order.ts'
import { supplier } from '../../../workflows/entities/supplier.ts'
import { warehouse } from '../../../workflows/entities/warehouse.ts'
import { moveStock } from '../../../workflows/inventory/move-stock.ts'
import { decideLeave } from '../../../workflows/leave/decide-leave.ts'
import { startPayrollRun } from '../../../workflows/payroll/start-payroll-run.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { allRecords, findRecord } from '../../../workflows/shared/find-record.ts'
import { DAY, HOUR, openDurableWorld } from '../../support/durable-world.ts'

// One way through each; tests/long/workflows has the others.
let world: Awaited<ReturnType<typeof openDurableWorld>>
beforeAll(async () => {
  const idle = {
    nudge: () => {},
    sweep: async () => 0,
    idle: async () => {},
    close: async () => {},
  }
  const bot = new Set(['handle-telegram-updates', 'remind-of-telegram-updates', 'sweep-outbox'])
  world = await openDurableWorld((inngest, deps) =>
    durableFunctions(inngest, deps, idle).filter((each) => !bot.has(each.id())),
  )
})
afterAll(() => world.close())

const make = (entity: Parameters<typeof createRecord>[3], input: object) =>
  world.write((r, d, c) => createRecord(d, r, c, entity, input))

test('a leave request: answered early, its days are noted; unanswered, it reminds once and expires', async () => {
  const boris = await world.addMember({ name: 'Boris' })
  const manager = await make(employee, { name: 'Boris', userId: boris.userId })
  const { id: employeeId } = await make(employee, { name: 'Anna', managerId: manager.id })
  const dates = { startsOn: '2026-12-03', endsOn: '2026-12-08' }
  const early = await make(leaveRequest, { employeeId, ...dates })
  const actor = { type: 'user' as const, id: boris.userId }
  const caller = { ...world.scope, actor, userId: boris.userId, permissions: new Set<string>() }
  const decision = { id: early.id, decision: 'approved' as const }
  await world.write((r, d, c) => decideLeave(d, r, { ...c, actor }, caller, decision))
  const late = await make(leaveRequest, { employeeId, ...dates })
  await world.pass(HOUR, 1)
  await world.repeat('leave_request.created', late.id)
  await world.pass(8 * DAY)

  expect(await world.read((r) => allRecords(r, attendance, {}))).toHaveLength(4)
  const expired = await world.read((r) => findRecord(r, leaveRequest, late.id))
  expect(expired?.status).toBe('expired')
  const reminders = await world.events('leave_request.reminder_due')
  expect(reminders.map(({ subject }) => subject)).toEqual([late.id])
  // Asked, reminded, and told of the end; nothing of the request that was answered at once.
  expect(world.messages.map(({ chatId }) => chatId)).toEqual(Array(3).fill(boris.chatId))
})

test('a payroll run closes with the sums of its payslips', async () => {
  for (const { id, version } of await world.read((r) => allRecords(r, employee, {}))) {
    const change = { version, salary: 100_000_00 }
    await world.write((r, d, c) => changeRecord(d, r, c, employee, id, change))
  }
  const { id } = await make(payrollRun, { period: '2026-11' })
  await world.write((r, d, c) => startPayrollRun(d, r, c, id))
  await world.pass(HOUR, 2)
  const run = await world.read((r) => findRecord(r, payrollRun, id))
  expect(run).toMatchObject({ status: 'completed', employees: 2, netTotal: 200_000_00 })
})

test('a maintenance plan makes a task when its time comes', async () => {
  const nextDueAt = new Date(world.clock.now() + HOUR).toISOString()
  const plan = await make(maintenancePlan, { title: 'Oil', asset: 'Press', interval: 7, nextDueAt })
  await world.pass(3 * HOUR)
  const tasks = await world.read((r) => allRecords(r, maintenanceTask, {}))
  expect(tasks).toMatchObject([{ planId: plan.id, dueAt: nextDueAt, status: 'open' }])
})

test('what runs out is on one draft, and in stock once when it is received', async () => {
  const { id: supplierId } = await make(supplier, { name: 'Mill' })
  const { id: warehouseId } = await make(warehouse, { code: 'A', name: 'Main' })
  const { id: productId } = await make(product, {
    sku: 'F1',
    name: 'Flour',
    price: 500_00,
    supplierId,
    reorderPoint: 10,
    reorderQuantity: 25,
  })
  const move = (kind: 'receipt' | 'issue', quantity: number) =>
    world.write((r, d, c) => moveStock(d, r, c, { warehouseId, productId, kind, quantity }))
  await move('receipt', 12)
  await Promise.all([move('issue', 1), move('issue', 1), move('issue', 1)])
  await world.pass(HOUR, 1)
  const [order, ...more] = await world.read((r) => allRecords(r, purchaseOrder, {}))
  expect(more).toEqual([])
  expect(order).toMatchObject({ origin: 'reorder', items: [{ productId, quantity: 25 }] })

  const id = order?.id ?? ''
  const change = (status: string, version = 0) =>
    world.write((r, d, c) => changeRecord(d, r, c, purchaseOrder, id, { version, status }))
  const { version } = await change('ordered', order?.version)
  await change('received', version)
  await world.pass(HOUR, 1)
  await world.repeat('purchase_order.status_changed', id)
  await world.pass(HOUR, 1)
  const [level] = await world.read((r) => r.stock.levels({ productId }, { limit: 1 }))
  expect(level?.onHand).toBe(34)
})
