import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { releaseClosedOrder } from '../../workflows/inventory/release-closed-order.ts'
import { orderIdOf } from '../../workflows/orders/order-id-of.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** An order was cancelled or has failed → nothing is reserved for it any more. */
export function releaseOrderFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'release-order',
      name: 'Release the stock of a closed order',
      triggers: [
        { event: 'order.cancelled' },
        { event: 'order.status_changed', if: "event.data.to == 'failed'" },
      ],
      retries: 5,
      onFailure: ({ event, error }) => {
        const orderId = orderIdOf(event.data.event.data)
        deps.logger.error({ err: error, orderId }, 'the stock of an order was not released')
      },
    },
    ({ event, step }) => {
      const context = asPotok(contextOf(event, 'inventory'))
      return step.run('release', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) =>
            releaseClosedOrder(deps, r, context, orderIdOf(event.data)),
          ),
        ),
      )
    },
  )
}
