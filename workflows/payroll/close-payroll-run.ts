import type { Repositories } from '../deps.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { payslip } from '../entities/payslip.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { namesOf } from './names-of.ts'

/**
 * Ends a running payroll run of which every payslip was asked for and none is pending: `completed`, or
 * `failed` naming whose payslip could not be calculated. Its totals are the sums of the calculated
 * payslips. Locks the run, so that of two last payslips the second sees the first.
 * @returns whether it ended now
 */
export async function closePayrollRun(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  payrollRunId: string,
): Promise<boolean> {
  const run = await findRecord(r, payrollRun, payrollRunId, { lock: true })
  if (run?.status !== 'running' || run.requestedAt === null) return false
  const ofRun = { field: 'payrollRunId', operator: 'eq', value: payrollRunId } as const
  const pending = { field: 'status', operator: 'eq', value: 'pending' } as const
  if ((await r.records.count(payslip, [ofRun, pending])) > 0) return false

  const slips = await allRecords(r, payslip, { conditions: [ofRun] })
  const failed = slips.filter(({ status }) => status === 'failed')
  const calculated = slips.filter(({ status }) => status === 'calculated')
  const sum = (of: 'gross' | 'deductions' | 'net') =>
    calculated.reduce((total, slip) => total + (slip[of] ?? 0), 0)
  const status = failed.length > 0 ? 'failed' : 'completed'
  const names = await namesOf(r, failed)
  const change = {
    version: run.version,
    status,
    employees: calculated.length,
    grossTotal: sum('gross'),
    deductionTotal: sum('deductions'),
    netTotal: sum('net'),
    completedAt: new Date(deps.clock.now()).toISOString(),
    failure: failed.length > 0 ? `No payslip for ${names}` : null,
  }
  await changeRecord(deps, r, context, payrollRun, payrollRunId, change, { internal: true })
  await r.events.append(context, [
    {
      type: 'payroll_run.finished',
      subject: payrollRunId,
      data: { payrollRunId, status, payslips: calculated.length, failed: failed.length },
    },
  ])
  return true
}
