import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { calculatePayslip } from '../../workflows/payroll/calculate-payslip.ts'
import { payslipRequested } from '../../workflows/payroll/events.ts'
import { failPayslip } from '../../workflows/payroll/fail-payslip.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { codeOfFailure, withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `payslip.requested` → the pay of one employee. Four of one workspace at a time. */
export function calculatePayslipFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'calculate-payslip',
      name: 'Calculate a payslip',
      triggers: [payslipRequested.trigger],
      retries: 4,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 4 },
      onFailure: async ({ event, error, step }) => {
        const { payslipId } = event.data.event.data
        const context = asPotok(contextOf(event.data.event, 'payroll'))
        const reason = `It could not be calculated: ${codeOfFailure(error)}`
        await step.run('say that it failed', () =>
          withInngestErrors(() =>
            deps.inTenant(context, (r) => failPayslip(deps, r, context, { payslipId, reason })),
          ),
        )
      },
    },
    ({ event, step }) => {
      const context = asPotok(contextOf(event, 'payroll'))
      return step.run('calculate', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) => calculatePayslip(deps, r, context, event.data.payslipId)),
        ),
      )
    },
  )
}
