import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { stockMoved } from '../../workflows/inventory/events.ts'
import { reorderProduct } from '../../workflows/procurement/reorder-product.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `stock.moved` → more of the product is on a draft purchase order, when it is needed. One product at a time. */
export function reorderProductFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'reorder-product',
      name: 'Order what runs out',
      triggers: [stockMoved.trigger],
      retries: 5,
      concurrency: { key: 'event.data.productId', limit: 1 },
      onFailure: async ({ event, error, step }) => {
        const { productId } = event.data.event.data
        const context = asPotok(contextOf(event.data.event, 'procurement'))
        deps.logger.error({ err: error, productId }, 'a product was not reordered')
        await step.run('say that it failed', () =>
          deps.inTenant(context, (r) =>
            r.events.append(context, [
              {
                type: 'product.reorder_blocked',
                subject: productId,
                data: { productId, reason: 'failed' },
              },
            ]),
          ),
        )
      },
    },
    ({ event, step }) => {
      const { productId, warehouseId } = event.data
      const context = asPotok(contextOf(event, 'procurement'))
      return step.run('reorder', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) =>
            reorderProduct(deps, r, context, { productId, warehouseId }),
          ),
        ),
      )
    },
  )
}
