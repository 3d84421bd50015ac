import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { reserveOrder } from '../../workflows/inventory/reserve-order.ts'
import { orderIdOf } from '../../workflows/orders/order-id-of.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/**
 * An order was created → what is in stock is reserved for it. Its saga does the same by the same function,
 * whoever comes first.
 */
export function reserveOrderFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'reserve-order',
      name: 'Reserve the stock of a new order',
      triggers: [{ event: 'order.created' }],
      retries: 5,
      onFailure: ({ event, error }) => {
        const orderId = orderIdOf(event.data.event.data)
        deps.logger.error({ err: error, orderId }, 'the stock of an order was not reserved')
      },
    },
    ({ event, step }) => {
      const context = asPotok(contextOf(event, 'inventory'))
      return step.run('reserve', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) => reserveOrder(deps, r, context, orderIdOf(event.data))),
        ),
      )
    },
  )
}
