import type { Repositories } from '../deps.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EntityRecord } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'

/** What starting a payroll run needs. */
export const START = 'payroll-runs:start'

/**
 * Starts a payroll run, or starts a failed one again for the payslips that are missing; publishes
 * `payroll_run.started`.
 * @throws AppError `not_found`, `conflict` when it is neither a draft nor failed
 */
export async function startPayrollRun(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<EntityRecord> {
  const run = await findRecord(r, payrollRun, id, { lock: true })
  if (!run) throw new AppError('not_found', 'There is no such payroll run')
  if (run.status !== 'draft' && run.status !== 'failed') {
    throw new AppError('conflict', `The payroll run is ${run.status}, so it cannot be started`)
  }
  const change = {
    version: run.version,
    status: 'running',
    startedAt: new Date(deps.clock.now()).toISOString(),
    requestedAt: null,
    completedAt: null,
    failure: null,
  }
  const started = await changeRecord(deps, r, context, payrollRun, id, change, { internal: true })
  const data = { payrollRunId: id }
  await r.events.append(context, [{ type: 'payroll_run.started', subject: id, data }])
  return started
}
