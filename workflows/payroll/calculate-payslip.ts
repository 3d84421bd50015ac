import type { Repositories } from '../deps.ts'
import { employee } from '../entities/employee.ts'
import { leaveRequest } from '../entities/leave-request.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { payslip } from '../entities/payslip.ts'
import { workingDays } from '../leave/working-days.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { calculatePay } from './calculate-pay.ts'
import { closePayrollRun } from './close-payroll-run.ts'
import { daysOfPeriod } from './period.ts'

/**
 * Calculates one pending payslip, or writes on it why that cannot be; the last one of a run closes the
 * run. A payslip that is not pending any more stays as it is.
 */
export async function calculatePayslip(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  payslipId: string,
): Promise<{ status: string }> {
  const slip = await findRecord(r, payslip, payslipId, { lock: true })
  if (!slip) return { status: 'gone' }
  if (slip.status !== 'pending') return { status: String(slip.status) }
  const found = await payOf(r, slip)
  const change = {
    version: slip.version,
    ...('failure' in found
      ? { status: 'failed', failure: found.failure }
      : {
          status: 'calculated',
          failure: null,
          workingDays: found.workingDays,
          paidDays: found.paidDays,
          gross: found.gross,
          deductions: found.deducted,
          deductionLines: found.deductions,
        }),
  }
  await changeRecord(deps, r, context, payslip, payslipId, change, { internal: true })
  await closePayrollRun(deps, r, context, slip.payrollRunId)
  return { status: change.status }
}

async function payOf(r: Repositories, { payrollRunId, employeeId }: RecordOf<typeof payslip>) {
  const run = await findRecord(r, payrollRun, payrollRunId)
  const person = await findRecord(r, employee, employeeId)
  if (!run) return { failure: 'The payroll run is deleted' }
  if (!person) return { failure: 'The employee is deleted' }
  if (person.salary === null) return { failure: 'The employee has no salary' }
  if (person.currency !== run.currency) {
    return {
      failure: `The salary is in ${person.currency}, but the payroll run is in ${run.currency}`,
    }
  }
  const period = daysOfPeriod(run.period)
  const { values } = await r.settings.read()
  return calculatePay(
    {
      salary: person.salary,
      per: person.salaryPeriod ?? 'month',
      hiredOn: person.hiredOn,
      leftOn: person.leftOn,
      unpaid: await unpaidDays(r, employeeId, period),
    },
    { ...period, deductions: values.payroll.deductions },
  )
}

async function unpaidDays(
  r: Repositories,
  employeeId: string,
  { from, to }: { from: string; to: string },
): Promise<Set<string>> {
  const leaves = await allRecords(r, leaveRequest, {
    conditions: [
      { field: 'employeeId', operator: 'eq', value: employeeId },
      { field: 'status', operator: 'eq', value: 'approved' },
      { field: 'type', operator: 'eq', value: 'unpaid' },
      { field: 'startsOn', operator: 'lte', value: to },
      { field: 'endsOn', operator: 'gte', value: from },
    ],
  })
  return new Set(leaves.flatMap(({ startsOn, endsOn }) => workingDays(startsOn, endsOn)))
}
