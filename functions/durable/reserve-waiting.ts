import type { Inngest } from 'inngest'
import { z } from 'zod'
import type { Deps } from '../../workflows/deps.ts'
import { stockReleased } from '../../workflows/inventory/events.ts'
import { reserveWaiting } from '../../workflows/inventory/reserve-waiting.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

const dataSchema = z.object({ productId: z.uuid() })

/** Stock came in or was released → whoever waits for it gets it. One product at a time. */
export function reserveWaitingFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'reserve-waiting',
      name: 'Give stock to whoever waits for it',
      triggers: [
        { event: 'stock.moved', if: 'event.data.quantity > 0' },
        { event: stockReleased.type },
      ],
      retries: 5,
      concurrency: { key: 'event.data.productId', limit: 1 },
      onFailure: ({ event, error }) => {
        const { productId } = dataSchema.parse(event.data.event.data)
        deps.logger.error({ err: error, productId }, 'stock was not given to whoever waits for it')
      },
    },
    async ({ event, step }) => {
      const { productId } = dataSchema.parse(event.data)
      const context = asPotok(contextOf(event, 'inventory'))
      for (let round = 1; ; round += 1) {
        const { more } = await step.run(`reserve, round ${round}`, () =>
          withInngestErrors(() =>
            deps.inTenant(context, (r) => reserveWaiting(deps, r, context, productId)),
          ),
        )
        if (!more) return
      }
    },
  )
}
