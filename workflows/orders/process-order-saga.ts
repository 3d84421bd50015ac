import { asPotok } from '../shared/as-potok.ts'
import type { SagaDefinition } from '../shared/saga.ts'
import { bookOrder } from './book-order.ts'
import { checkOrderCredit } from './check-order-credit.ts'
import { claimOrder } from './claim-order.ts'
import { completeProcessing } from './complete-processing.ts'
import { failProcessing } from './fail-processing.ts'
import { isReplayed } from './is-replayed.ts'
import { orderIdOf } from './order-id-of.ts'
import { PROCESSOR } from './processor.ts'

type Input = { orderId: string }

/**
 * An order from outside: claimed, checked, invoiced, its stock reserved, the rest planned, and answered with
 * `order.processed`. One saga per order: a dead letter that is replayed starts it over.
 */
export const processOrderSaga: SagaDefinition<Input, { orderId: string }> = {
  name: PROCESSOR,
  idOf: ({ orderId }) => orderId,
  subjectOf: ({ orderId }) => orderId,
  inputOf: (data) => ({ orderId: orderIdOf(data) }),

  async body({ deps, context: cause, input: { orderId }, run, finish }) {
    const context = asPotok(cause)

    await run('claim the order', {
      do: (r) => claimOrder(deps, r, context, orderId),
      undo: { none: 'the failed order says so itself, when everything else is undone' },
    })
    await run('check the credit limit', {
      do: (r) => checkOrderCredit(r, orderId),
      undo: { none: 'it only looks' },
    })
    await bookOrder({ deps, context, run }, orderId)
    return finish('answer', { do: (r) => completeProcessing(deps, r, context, orderId) })
  },

  mayStartOver: (r, { orderId }) => isReplayed(r, orderId),
  compensated: (deps, r, context, { orderId }, failure) =>
    failProcessing(deps, r, asPotok(context), orderId, failure),
}
