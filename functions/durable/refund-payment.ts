import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { refundRequested } from '../../workflows/payments/events.ts'
import { finishRefund } from '../../workflows/payments/finish-refund.ts'
import { giveBack } from '../../workflows/payments/give-back.ts'
import { leaveRefundOpen } from '../../workflows/payments/leave-refund-open.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { failureOf } from '../../workflows/shared/saga-failure.ts'
import { contextOf } from './context-of.ts'

/** The gateway said no: nothing went back. Any other failure leaves that open. */
const REFUSALS = new Set(['provider_rejected', 'conflict', 'invalid_input'])

/** `refund.requested` → the gateway gives the money back, refuses, or a person is asked to look. */
export function refundPaymentFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'refund-payment',
      name: 'Give money back',
      triggers: [refundRequested.trigger],
      // With backoff about a day: a gateway that is down is waited for.
      retries: 20,
      onFailure: async ({ event, error, step }) => {
        const { refundId } = event.data.event.data
        const context = asPotok(contextOf(event.data.event, 'payments'))
        const { code, reason } = failureOf(error)
        await step.run('say that it failed', () =>
          deps.inTenant(context, async (r) => {
            await (REFUSALS.has(code)
              ? finishRefund(deps, r, context, refundId, { status: 'failed', reason })
              : leaveRefundOpen(r, context, refundId, reason))
          }),
        )
      },
    },
    async ({ event, step }) => {
      const { refundId } = event.data
      const context = asPotok(contextOf(event, 'payments'))
      const given = await step.run('ask the gateway', () =>
        withInngestErrors(() => giveBack(deps, context, refundId)),
      )
      if (given === null) return
      const { externalId } = given
      await step.run('keep its answer', () =>
        withInngestErrors(() =>
          deps.inTenant(context, async (r) => {
            await finishRefund(deps, r, context, refundId, { status: 'succeeded', externalId })
          }),
        ),
      )
    },
  )
}
