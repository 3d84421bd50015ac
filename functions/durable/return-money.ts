import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { orderCancelled } from '../../workflows/orders/events.ts'
import { cancelPendingPayments } from '../../workflows/payments/cancel-pending-payments.ts'
import { refundExcess } from '../../workflows/payments/refund-excess.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/**
 * `order.cancelled` → nobody is to pay for it, and what was paid goes back. The cancelling itself has done
 * that already, unless a saga took its order back.
 */
export function returnMoneyFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'return-money',
      name: 'Give back what was paid for a cancelled order',
      triggers: [orderCancelled.trigger],
      retries: 5,
    },
    ({ event, step }) => {
      const { orderId } = event.data
      const context = asPotok(contextOf(event, 'payments'))
      return step.run('give back', () =>
        withInngestErrors(() =>
          deps.inTenant(context, async (r) => {
            await cancelPendingPayments(deps, r, context, orderId)
            await refundExcess(deps, r, context, orderId, 'The order was cancelled')
          }),
        ),
      )
    },
  )
}
