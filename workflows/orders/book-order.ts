import { releaseOrder } from '../inventory/release-order.ts'
import { reserveOrder } from '../inventory/reserve-order.ts'
import { issueInvoice } from '../invoicing/issue-invoice.ts'
import { voidInvoices } from '../invoicing/void-invoices.ts'
import { cancelSupply } from '../production/cancel-supply.ts'
import { planSupply } from '../production/plan-supply.ts'
import type { SagaTools } from '../shared/saga.ts'

/** The steps that an order goes through wherever it comes from: invoice, stock, and what is short. */
export async function bookOrder(
  { deps, context, run }: Pick<SagaTools<never>, 'deps' | 'context' | 'run'>,
  orderId: string,
): Promise<void> {
  await run('issue the invoice', {
    do: (r) => issueInvoice(deps, r, context, orderId),
    undo: (r) => voidInvoices(deps, r, context, orderId),
  })
  await run('reserve the stock', {
    do: (r) => reserveOrder(deps, r, context, orderId),
    undo: (r) => releaseOrder(deps, r, context, orderId),
  })
  await run('plan what is short', {
    do: (r) => planSupply(deps, r, context, orderId),
    undo: (r) => cancelSupply(deps, r, context, orderId),
  })
}
