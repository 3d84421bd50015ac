import type { Repositories } from '../deps.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'

/** Ends a running payroll run as `failed`, so that it can be started again. Nothing when it has ended. */
export async function failPayrollRun(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { payrollRunId, reason }: { payrollRunId: string; reason: string },
): Promise<void> {
  const run = await findRecord(r, payrollRun, payrollRunId, { lock: true })
  if (run?.status !== 'running') return
  const change = {
    version: run.version,
    status: 'failed',
    completedAt: new Date(deps.clock.now()).toISOString(),
    failure: reason,
  }
  await changeRecord(deps, r, context, payrollRun, payrollRunId, change, { internal: true })
}
