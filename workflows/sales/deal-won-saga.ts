import { awaitApproval } from '../approvals/await-approval.ts'
import { cancelApproval } from '../approvals/cancel-approval.ts'
import { requestDealApproval } from '../approvals/request-deal-approval.ts'
import { bookOrder } from '../orders/book-order.ts'
import { commitOrder } from '../orders/commit-order.ts'
import { moveOrder } from '../orders/move-order.ts'
import { asPotok } from '../shared/as-potok.ts'
import type { SagaDefinition } from '../shared/saga.ts'
import { checkCredit } from './check-credit.ts'
import { CREDIT_STEP } from './credit.ts'
import { createOrderFromDeal } from './create-order-from-deal.ts'
import { dealWon } from './events.ts'
import { holdWonDeal } from './hold-won-deal.ts'
import { isWon } from './is-won.ts'
import { sendDealBack } from './send-deal-back.ts'
import { tellDealSentBack } from './tell-deal-sent-back.ts'

type Input = { dealId: string }

/**
 * A won deal becomes an order, an invoice, reserved stock, and what is needed to make or buy the rest; or
 * nothing at all, and the deal goes back. One saga per deal: winning it once more starts it over.
 */
export const dealWonSaga: SagaDefinition<Input, { orderId: string }> = {
  name: 'deal-won',
  idOf: ({ dealId }) => dealId,
  subjectOf: ({ dealId }) => dealId,
  inputOf: (data) => ({ dealId: dealWon.data.parse(data).dealId }),

  async body({ deps, context: cause, input: { dealId }, run, finish, tell, wait }) {
    const context = asPotok(cause)

    await run('hold the won deal', {
      do: (r) => holdWonDeal(deps, r, context, dealId),
      undo: (r) => sendDealBack(deps, r, context, dealId),
    })
    await run(CREDIT_STEP, {
      do: (r) => checkCredit(r, dealId),
      undo: { none: 'it only looks' },
    })
    const { approvalId } = await run('ask for approval', {
      do: (r) => requestDealApproval(deps, r, cause, dealId),
      undo: (r, asked) => cancelApproval(deps, r, context, asked?.approvalId),
    })
    if (approvalId !== null) await awaitApproval({ deps, context, run, tell, wait }, approvalId)

    const { orderId } = await run('create the order', {
      do: (r) => createOrderFromDeal(deps, r, context, dealId),
      undo: (r, made) =>
        made ? moveOrder(deps, r, context, made.orderId, 'cancelled') : Promise.resolve(),
    })
    await bookOrder({ deps, context, run }, orderId)
    return finish('commit', { do: (r) => commitOrder(deps, r, context, orderId) })
  },

  mayStartOver: (r, { dealId }) => isWon(r, dealId),
  tellCompensated: (deps, context, { dealId }, failure) =>
    tellDealSentBack(deps, context, dealId, failure),
}
