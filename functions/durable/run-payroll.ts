import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { payrollRunStarted } from '../../workflows/payroll/events.ts'
import { failPayrollRun } from '../../workflows/payroll/fail-payroll-run.ts'
import { runPayroll } from '../../workflows/payroll/run-payroll.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { codeOfFailure, withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `payroll_run.started` → a payslip for every employee of its month, and the end of the run. */
export function runPayrollFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'run-payroll',
      name: 'Run a payroll',
      triggers: [payrollRunStarted.trigger],
      retries: 5,
      onFailure: async ({ event, error, step }) => {
        const { payrollRunId } = event.data.event.data
        const context = asPotok(contextOf(event.data.event, 'payroll'))
        const reason = `It could not go on: ${codeOfFailure(error)}`
        await step.run('say that it failed', () =>
          withInngestErrors(() =>
            deps.inTenant(context, (r) =>
              failPayrollRun(deps, r, context, { payrollRunId, reason }),
            ),
          ),
        )
      },
    },
    ({ event, step }) =>
      runPayroll(deps, {
        payrollRunId: event.data.payrollRunId,
        context: contextOf(event, 'payroll'),
        step: {
          run: (id, work) => step.run(id, work),
          sleep: (id, milliseconds) => step.sleep(id, milliseconds),
          waitForEvent: (id, wait) => step.waitForEvent(id, wait),
        },
      }),
  )
}
