import type { Deps } from '../deps.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { payslip } from '../entities/payslip.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { failPayslip } from './fail-payslip.ts'

/**
 * Fails the payslips of a run that are still pending, which ends the run; nothing when it has ended, or
 * was started again since.
 */
export async function giveUp(
  deps: Deps,
  context: EventContext,
  { payrollRunId, startedAt }: { payrollRunId: string; startedAt: string },
): Promise<number> {
  const pending = await deps.inTenant(context, async (r) => {
    const run = await findRecord(r, payrollRun, payrollRunId)
    if (run?.status !== 'running' || run.startedAt !== startedAt) return []
    return allRecords(r, payslip, {
      conditions: [
        { field: 'payrollRunId', operator: 'eq', value: payrollRunId },
        { field: 'status', operator: 'eq', value: 'pending' },
      ],
    })
  })
  for (const { id: payslipId } of pending) {
    const reason = 'It was not calculated in time'
    await deps.inTenant(context, (r) => failPayslip(deps, r, context, { payslipId, reason }))
  }
  return pending.length
}
