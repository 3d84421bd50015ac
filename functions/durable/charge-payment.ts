import type { Inngest } from 'inngest'
import { tellPayLink } from '../../workflows/bot/orders/tell-pay-link.ts'
import type { Deps } from '../../workflows/deps.ts'
import { askToPay } from '../../workflows/payments/ask-to-pay.ts'
import { paymentRequested } from '../../workflows/payments/events.ts'
import { failPayment } from '../../workflows/payments/fail-payment.ts'
import { keepCharge } from '../../workflows/payments/keep-charge.ts'
import { lockedPayment } from '../../workflows/payments/locked-payment.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { reasonOf } from '../../workflows/shared/saga-failure.ts'
import { contextOf } from './context-of.ts'

/** `payment.requested` → the gateway asks the customer, or the payment has failed and says why. */
export function chargePaymentFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'charge-payment',
      name: 'Ask a customer to pay',
      triggers: [paymentRequested.trigger],
      retries: 6,
      onFailure: async ({ event, error, step }) => {
        const { paymentId } = event.data.event.data
        const context = asPotok(contextOf(event.data.event, 'payments'))
        await step.run('say that it failed', () =>
          deps.inTenant(context, async (r) => {
            const held = await lockedPayment(r, paymentId)
            if (held) await failPayment(deps, r, context, held.payment, reasonOf(error))
          }),
        )
        await tellWhoAsked(deps, event.data.event as Asked, step)
      },
    },
    async ({ event, step }) => {
      const { paymentId } = event.data
      const context = asPotok(contextOf(event, 'payments'))
      const result = await step.run('ask the gateway', () =>
        withInngestErrors(() => askToPay(deps, context, paymentId)),
      )
      if (result === null) return
      await step.run('keep its answer', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) => keepCharge(deps, r, context, paymentId, result)),
        ),
      )
      await tellWhoAsked(deps, event, step)
    },
  )
}

type Asked = { data: { paymentId: string; meta: { source: string } } }

/** Who asked for it in the chat reads there what came of it; who asked by the API has the payment. */
async function tellWhoAsked(
  deps: Deps,
  event: Asked,
  step: { run(name: string, work: () => Promise<void>): Promise<unknown> },
): Promise<void> {
  if (event.data.meta.source !== 'bot') return
  await step.run('tell who asked', () =>
    withInngestErrors(() => tellPayLink(deps, contextOf(event, 'payments'), event.data.paymentId)),
  )
}
