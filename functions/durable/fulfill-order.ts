import type { Inngest } from 'inngest'
import { requireStillPermitted } from '../../workflows/access/require-still-permitted.ts'
import type { Deps } from '../../workflows/deps.ts'
import { orderFulfillRequested } from '../../workflows/orders/events.ts'
import { fulfillOrder } from '../../workflows/orders/fulfill-order.ts'
import { FULFILL } from '../../workflows/orders/request-fulfillment.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { contextOf } from './context-of.ts'

/** Seconds by which a run goes before those that were asked for at the same time. */
const AHEAD = `event.data.priority == 'urgent' ? 600 : event.data.priority == 'high' ? 300 : event.data.priority == 'low' ? -300 : 0`

/** What changed since it was asked for, such as an order that was cancelled. */
const TOO_LATE: ReadonlySet<string> = new Set([
  'conflict',
  'invalid_input',
  'not_found',
  'forbidden',
])

/** `order.fulfill_requested` → shipments. The urgent ones first. */
export function fulfillOrderFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'fulfill-order',
      name: 'Ship what is reserved for an order',
      triggers: [orderFulfillRequested.trigger],
      retries: 5,
      priority: { run: AHEAD },
      concurrency: { key: 'event.data.meta.workspaceId', limit: 5 },
    },
    ({ event, step }) => {
      const { orderId, fulfillmentId, lines } = event.data
      const context = contextOf(event, 'orders')
      return step.run('ship', () =>
        withInngestErrors(async () => {
          try {
            await requireStillPermitted(deps, context, FULFILL)
            const asked = { orderId, fulfillmentId, lines }
            return await deps.inTenant(context, (r) => fulfillOrder(deps, r, context, asked))
          } catch (error) {
            if (!TOO_LATE.has(errorCode(error))) throw error
            const reason = error instanceof Error ? error.message : ''
            deps.logger.warn({ orderId, fulfillmentId, reason }, 'an order could not be shipped')
            return { shipmentIds: [] }
          }
        }),
      )
    },
  )
}
