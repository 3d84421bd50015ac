import type { Repositories } from '../deps.ts'
import { payslip } from '../entities/payslip.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { closePayrollRun } from './close-payroll-run.ts'

/** Writes on a pending payslip why it could not be calculated; the last one of a run closes the run. */
export async function failPayslip(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { payslipId, reason }: { payslipId: string; reason: string },
): Promise<void> {
  const slip = await findRecord(r, payslip, payslipId, { lock: true })
  if (slip?.status !== 'pending') return
  const change = { version: slip.version, status: 'failed', failure: reason }
  await changeRecord(deps, r, context, payslip, payslipId, change, { internal: true })
  await closePayrollRun(deps, r, context, slip.payrollRunId)
}
