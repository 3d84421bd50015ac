import type { Deps, Repositories } from '../deps.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { changeRecord } from '../registry/change-record.ts'
import { asPotok } from '../shared/as-potok.ts'
import { withInngestErrors } from '../shared/durable.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import type { StepTools } from '../shared/step-tools.ts'
import { closePayrollRun } from './close-payroll-run.ts'
import { failPayrollRun } from './fail-payroll-run.ts'
import { giveUp } from './give-up.ts'
import { requestPayslips } from './request-payslips.ts'
import { START } from './start-payroll-run.ts'

/** After this long a payslip that nobody calculated fails its run. */
const PATIENCE = 2 * 3_600_000

export interface RunPayroll {
  payrollRunId: string
  /** Of who started it. */
  context: EventContext
  step: StepTools
}

/**
 * Fans a payroll run out: asks for the payslip of every employee, page by page, and sees to it that the
 * run ends. The last payslip to be calculated closes it.
 */
export async function runPayroll(
  deps: Deps,
  { payrollRunId, context: asked, step }: RunPayroll,
): Promise<{ requested: number; refused?: true }> {
  const context = asPotok(asked)
  const once = <T>(name: string, work: () => Promise<T>) =>
    step.run(name, () => withInngestErrors(work)) as Promise<T>
  const mayStart = async () => (await deps.permissionsOf(asked, asked.actor)).has(START)

  let requested = 0
  for (let page = 1, cursor: string | null = null; ; page += 1) {
    const answer: Page = await once(`ask for payslips, page ${page}`, async () => {
      if (!(await mayStart())) return { refused: true, requested: 0, next: null }
      return deps.inTenant(context, (r) =>
        requestPayslips(deps, r, context, { payrollRunId, cursor }),
      )
    })
    requested += answer.requested
    if (answer.refused) {
      await once('refuse', () => refuse(deps, context, payrollRunId))
      return { requested, refused: true }
    }
    cursor = answer.next
    if (cursor === null) break
  }

  const startedAt = await once('all are asked for', () =>
    deps.inTenant(context, (r) => allRequested(deps, r, context, payrollRunId)),
  )
  if (startedAt === null) return { requested }
  const finished = await step.waitForEvent('wait for the payslips', {
    event: 'payroll_run.finished',
    if: 'async.data.payrollRunId == event.data.payrollRunId',
    timeout: PATIENCE,
  })
  if (!finished) {
    await once('give up on the rest', () => giveUp(deps, context, { payrollRunId, startedAt }))
  }
  return { requested }
}

interface Page {
  requested: number
  next: string | null
  refused?: boolean
}

function refuse(deps: Deps, context: EventContext, payrollRunId: string): Promise<void> {
  const reason = 'Who started it may not start payroll runs any more'
  return deps.inTenant(context, (r) => failPayrollRun(deps, r, context, { payrollRunId, reason }))
}

/** @returns when the run was started; null when it has ended already */
async function allRequested(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<string | null> {
  const run = await findRecord(r, payrollRun, id, { lock: true })
  if (run?.status !== 'running') return null
  const change = { version: run.version, requestedAt: new Date(deps.clock.now()).toISOString() }
  await changeRecord(deps, r, context, payrollRun, id, change, { internal: true })
  return (await closePayrollRun(deps, r, context, id)) ? null : run.startedAt
}
