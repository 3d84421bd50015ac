import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMemoryCache } from '../../../adapters/cache/create-memory-cache.ts'
import { createInTenant } from '../../../db/create-in-tenant.ts'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { createDuePlans } from '../../../db/repositories/due-plans.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { employee } from '../../../workflows/entities/employee.ts'
import { leaveRequest } from '../../../workflows/entities/leave-request.ts'
import { maintenancePlan } from '../../../workflows/entities/maintenance-plan.ts'
import { maintenanceTask } from '../../../workflows/entities/maintenance-task.ts'
import { payrollRun } from '../../../workflows/entities/payroll-run.ts'
import { payslip } from '../../../workflows/entities/payslip.ts'
import { product } from '../../../workflows/entities/product.ts'
import { purchaseOrder } from '../../../workflows/entities/purchase-order.ts'
import { supplier } from '../../../workflows/entities/supplier.ts'
import { warehouse } from '../../../workflows/entities/warehouse.ts'
import { EVENT_CATALOG } from '../../../workflows/event-catalog.ts'
import { moveStock } from '../../../workflows/inventory/move-stock.ts'
import { decideLeave } from '../../../workflows/leave/decide-leave.ts'
import { markLeave } from '../../../workflows/leave/mark-leave.ts'
import { attendance } from '../../../workflows/entities/attendance.ts'
import { sweepPlans } from '../../../workflows/maintenance/sweep-plans.ts'
import { calculatePayslip } from '../../../workflows/payroll/calculate-payslip.ts'
import { closePayrollRun } from '../../../workflows/payroll/close-payroll-run.ts'
import { requestPayslips } from '../../../workflows/payroll/request-payslips.ts'
import { startPayrollRun } from '../../../workflows/payroll/start-payroll-run.ts'
import { reorderProduct } from '../../../workflows/procurement/reorder-product.ts'
import { stockPurchaseOrder } from '../../../workflows/procurement/stock-purchase-order.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { allRecords, findRecord } from '../../../workflows/shared/find-record.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'
import { createTenant } from '../../support/tenant.ts'

/** On PGlite transactions run one after the other; here they meet. */
describe.skipIf(!hasPostgres())('what happens by itself, at the same time', () => {
  let server: PostgresServer
  let database: Database
  let scope: TenantScope
  let deps: Deps
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase() })
    scope = await createTenant(database)
    deps = {
      clock,
      newId,
      logger,
      cache: createMemoryCache({ clock, logger }),
      duePlans: createDuePlans(database),
      inTenant: createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger }),
    } as Partial<Deps> as Deps
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  type Work = Parameters<Deps['inTenant']>[1]
  const actor = { type: 'user' as const, id: 'test' }
  const context = () => ({ ...scope, actor, source: 'test' })
  const write = <T>(work: (...args: Parameters<Work>) => Promise<T>) =>
    deps.inTenant(context(), work)
  const make = (entity: AnyEntity, input: object) =>
    write((r) => createRecord(deps, r, context(), entity, input))
  const many = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)))

  test('ten products of one supplier run out in a hundred moves: one draft, one line each', async () => {
    const { id: supplierId } = await make(supplier, { name: 'Mill' })
    const { id: warehouseId } = await make(warehouse, { code: 'A', name: 'A' })
    const products = await many(10, (index) =>
      make(product, {
        sku: `S${index}`,
        name: 'Flour',
        price: 1,
        supplierId,
        reorderPoint: 50,
        reorderQuantity: 100,
      }),
    )
    await many(10, async (index) => {
      const productId = products[index]?.id ?? ''
      const move = { warehouseId, productId, kind: 'receipt' as const, quantity: 55 }
      await write((r) => moveStock(deps, r, context(), move))
    })
    await many(100, async (index) => {
      const productId = products[index % 10]?.id ?? ''
      const move = { warehouseId, productId, kind: 'issue' as const, quantity: 1 }
      await write((r) => moveStock(deps, r, context(), move))
      await write((r) => reorderProduct(deps, r, context(), { productId, warehouseId }))
    })
    const orders = await write((r) => allRecords(r, purchaseOrder, {}))
    expect(orders).toHaveLength(1)
    expect(orders[0]?.items.map(({ quantity }) => quantity)).toEqual(Array(10).fill(100))

    // The order is received once, however many events say so.
    const { id = '', version = 0 } = orders[0] ?? {}
    const move = (status: string, at: number) =>
      write((r) => changeRecord(deps, r, context(), purchaseOrder, id, { version: at, status }))
    const ordered = await move('ordered', version)
    await move('received', ordered.version)
    await many(8, () => write((r) => stockPurchaseOrder(deps, r, context(), id)))
    const levels = await write((r) => r.stock.levels({}, { limit: 100 }))
    expect(levels.map(({ onHand }) => onHand)).toEqual(Array(10).fill(145))
  })

  test('of the last payslips one closes the run, with all of them in its totals', async () => {
    await many(60, (index) => make(employee, { name: `E${index}`, salary: 1_000_00 + index }))
    const { id } = await make(payrollRun, { period: '2027-01' })
    const starts = await Promise.allSettled(
      [1, 2, 3].map(() => write((r) => startPayrollRun(deps, r, context(), id))),
    )
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await write((r) => requestPayslips(deps, r, context(), { payrollRunId: id, cursor: null }))
    await write(async (r) => {
      const { version } = (await findRecord(r, payrollRun, id))!
      const change = { version, requestedAt: new Date().toISOString() }
      await changeRecord(deps, r, context(), payrollRun, id, change, { internal: true })
      await closePayrollRun(deps, r, context(), id)
    })
    const slips = await write((r) => allRecords(r, payslip, {}))
    expect(slips).toHaveLength(60)
    // Each twice, as duplicates come.
    await many(120, (index) =>
      write((r) => calculatePayslip(deps, r, context(), slips[index % 60]?.id ?? '')),
    )
    const run = await write((r) => findRecord(r, payrollRun, id))
    const grossTotal = 60 * 1_000_00 + (59 * 60) / 2
    expect(run).toMatchObject({ status: 'completed', employees: 60, grossTotal })
    const [{ count } = { count: 0 }] = await database.sql.query<{ count: number }>(
      `select count(*)::int as count from events where type = 'payroll_run.finished'`,
    )
    expect(count).toBe(1)
  })

  test('a due plan makes one task, however many instances sweep', async () => {
    const nextDueAt = new Date(Date.now() - 60_000).toISOString()
    await many(20, (index) =>
      make(maintenancePlan, { title: `P${index}`, asset: 'Press', interval: 1, nextDueAt }),
    )
    const swept = await many(6, () => sweepPlans(deps))
    expect(swept.reduce((sum, { fired }) => sum + fired, 0)).toBe(20)
    expect(swept.reduce((sum, { failed }) => sum + failed, 0)).toBe(0)
    expect(await write((r) => allRecords(r, maintenanceTask, {}))).toHaveLength(20)
  })

  test('of ten who decide one does; its days are noted once', async () => {
    const { id: employeeId } = await make(employee, { name: 'Anna' })
    const request = { employeeId, startsOn: '2027-03-01', endsOn: '2027-03-05' }
    const { id } = await make(leaveRequest, request)
    const permissions = new Set(['leave-requests:decide'])
    const caller = { ...scope, actor, permissions }
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        write((r) => decideLeave(deps, r, context(), caller, { id, decision: 'approved' })),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await many(6, () => write((r) => markLeave(deps, r, context(), id)))
    expect(await write((r) => allRecords(r, attendance, {}))).toHaveLength(5)
  })
})
