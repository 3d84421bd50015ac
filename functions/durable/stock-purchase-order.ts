import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { stockPurchaseOrder } from '../../workflows/procurement/stock-purchase-order.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { codeOfFailure, withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'
import { recordIdOf } from './record-id-of.ts'

/** A purchase order was received → its goods are in stock, or an event says why not. */
export function stockPurchaseOrderFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'stock-purchase-order',
      name: 'Put a received purchase order in stock',
      triggers: [{ event: 'purchase_order.status_changed', if: "event.data.to == 'received'" }],
      retries: 5,
      onFailure: async ({ event, error, step }) => {
        const purchaseOrderId = recordIdOf(event.data.event)
        const context = asPotok(contextOf(event.data.event, 'procurement'))
        const data = { purchaseOrderId, reason: codeOfFailure(error) }
        await step.run('say that it failed', () =>
          deps.inTenant(context, (r) =>
            r.events.append(context, [
              { type: 'purchase_order.stocking_failed', subject: purchaseOrderId, data },
            ]),
          ),
        )
      },
    },
    ({ event, step }) => {
      const context = asPotok(contextOf(event, 'procurement'))
      return step.run('put in stock', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) => stockPurchaseOrder(deps, r, context, recordIdOf(event))),
        ),
      )
    },
  )
}
