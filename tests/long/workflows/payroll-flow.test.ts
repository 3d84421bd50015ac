import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calculatePayslipFunction } from '../../../functions/durable/calculate-payslip.ts'
import { runPayrollFunction } from '../../../functions/durable/run-payroll.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { employee } from '../../../workflows/entities/employee.ts'
import { leaveRequest } from '../../../workflows/entities/leave-request.ts'
import { payrollRun } from '../../../workflows/entities/payroll-run.ts'
import { payslip } from '../../../workflows/entities/payslip.ts'
import { START, startPayrollRun } from '../../../workflows/payroll/start-payroll-run.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import { allRecords, findRecord } from '../../../workflows/shared/find-record.ts'
import { HOUR, openDurableWorld } from '../../support/durable-world.ts'

type World = Awaited<ReturnType<typeof openDurableWorld>>
let world: World
/** Ids of employees whose payslip cannot be calculated: the database refuses. */
const broken = new Set<string>()
beforeAll(async () => {
  world = await openDurableWorld((inngest, deps) => [
    runPayrollFunction(inngest, deps),
    calculatePayslipFunction(inngest, breaking(deps)),
  ])
})
afterAll(() => world.close())

function breaking(deps: Deps): Deps {
  return {
    ...deps,
    inTenant: (scope, work) =>
      deps.inTenant(scope, (r) => {
        const find: typeof r.records.find = (entity, id, options) => {
          if (broken.has(id)) throw new Error('the disk is full')
          return r.records.find(entity, id, options)
        }
        return work({ ...r, records: { ...r.records, find } })
      }),
  }
}

const make = (entity: Parameters<typeof createRecord>[3], input: object) =>
  world.write((r, d, c) => createRecord(d, r, c, entity, input))
const hire = (more: object = {}) => make(employee, { name: 'Anna', salary: 100_000_00, ...more })
const fire = (id: string) => world.write((r, d, c) => deleteRecord(d, r, c, employee, id))

/** A month of its own for each test. */
let month = 0
const newRun = () => {
  month += 1
  return make(payrollRun, { period: `2027-${String(month).padStart(2, '0')}` })
}
const start = (id: string, actorId = 'clerk') => {
  const actor = { type: 'user' as const, id: actorId }
  const context = { ...world.scope, actor, source: 'api' }
  return world.deps.inTenant(context, (r) => startPayrollRun(world.deps, r, context, id))
}
const find = async (id: string) => (await world.read((r) => findRecord(r, payrollRun, id)))!
const slipsOf = (runId: string) =>
  world.read((r) =>
    allRecords(r, payslip, {
      conditions: [{ field: 'payrollRunId', operator: 'eq', value: runId }],
    }),
  )

describe('a payroll run', () => {
  test('makes a payslip for each employee of its month and closes with their sums', async () => {
    await world.setPayroll({ deductions: [{ name: 'Pension', percent: 10 }] })
    const people = [
      await hire(),
      await hire({ salary: 33_333_33 }),
      // January 2027 has 21 working days; she was there for 5 of them.
      await hire({ hiredOn: '2027-01-25' }),
      await hire({ leftOn: '2026-12-31', status: 'left' }),
      await hire({ hiredOn: '2027-02-01' }),
    ]
    const { id } = await newRun()
    await start(id)
    await world.pass(HOUR)
    const slips = await slipsOf(id)
    expect(slips.map(({ gross }) => gross).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      23_809_52, 33_333_33, 100_000_00,
    ])
    const run = await find(id)
    expect(run).toMatchObject({
      status: 'completed',
      employees: 3,
      grossTotal: 157_142_85,
      deductionTotal: 10_000_00 + 3_333_33 + 2_380_95,
      failure: null,
    })
    expect(run.netTotal).toBe(Number(run.grossTotal) - Number(run.deductionTotal))
    expect(slips[0]?.deductionLines).toMatchObject([{ name: 'Pension' }])
    for (const each of people) await fire(each.id)
  })

  test('does not pay for approved unpaid leave', async () => {
    const { id: employeeId } = await hire()
    const leave = await make(leaveRequest, {
      employeeId,
      type: 'unpaid',
      startsOn: '2027-01-29',
      endsOn: '2027-02-05',
    })
    await world.write((r, d, c) =>
      changeRecord(
        d,
        r,
        c,
        leaveRequest,
        leave.id,
        { version: 1, status: 'approved' },
        { internal: true },
      ),
    )
    const { id } = await newRun()
    await start(id)
    await world.pass(HOUR)
    expect(await slipsOf(id)).toMatchObject([{ workingDays: 20, paidDays: 15, gross: 75_000_00 }])
    await fire(employeeId)
  })

  test('started twice is refused, also at the same time; duplicates change nothing', async () => {
    const { id: employeeId } = await hire()
    const { id } = await newRun()
    const answers = await Promise.allSettled([start(id), start(id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(start(id)).rejects.toMatchObject({ code: 'conflict' })
    await world.pass(HOUR)
    const [run, slips] = [await find(id), await slipsOf(id)]
    expect(run.status).toBe('completed')
    await world.repeat('payroll_run.started', id)
    await world.repeat('payslip.requested', slips[0]?.id ?? '')
    await world.pass(HOUR)
    expect(await find(id)).toEqual(run)
    expect(await slipsOf(id)).toEqual(slips)
    expect(
      (await world.events('payroll_run.finished')).filter(({ subject }) => subject === id),
    ).toHaveLength(1)
    await fire(employeeId)
  })

  test('ends as failed naming who could not be paid, and can be started again for them', async () => {
    const [anna, boris, vera] = [
      await hire(),
      await hire({ name: 'Boris', salary: null }),
      await hire({ name: 'Vera' }),
    ]
    broken.add(vera.id)
    const { id } = await newRun()
    await start(id)
    await world.pass(HOUR, 20)
    const run = await find(id)
    expect(run).toMatchObject({ status: 'failed', employees: 1, grossTotal: 100_000_00 })
    expect(run.failure).toContain('Boris (The employee has no salary)')
    expect(run.failure).toContain('Vera (It could not be calculated: internal)')
    expect(run.failure).not.toContain('Anna')

    broken.clear()
    await world.write((r, d, c) =>
      changeRecord(d, r, c, employee, boris.id, { version: 1, salary: 50_000_00 }),
    )
    const before = (await slipsOf(id)).find(({ employeeId }) => employeeId === anna.id)
    await start(id)
    await world.pass(HOUR)
    expect(await find(id)).toMatchObject({
      status: 'completed',
      employees: 3,
      grossTotal: 250_000_00,
      failure: null,
    })
    expect((await slipsOf(id)).find(({ employeeId }) => employeeId === anna.id)).toEqual(before)
    for (const each of [anna, boris, vera]) await fire(each.id)
  })

  test('of somebody who may not start runs any more is refused, visibly (I23)', async () => {
    const { id: employeeId } = await hire()
    const { id } = await newRun()
    world.revoke('gone', START)
    await start(id, 'gone')
    await world.pass(HOUR)
    expect(await find(id)).toMatchObject({ status: 'failed', grossTotal: 0 })
    expect(await slipsOf(id)).toEqual([])
    await fire(employeeId)
  })
})
