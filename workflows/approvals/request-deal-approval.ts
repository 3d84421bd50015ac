import type { Deps, Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { deal } from '../entities/deal.ts'
import { createRecord } from '../registry/create-record.ts'
import { saleOf } from '../sales/sale-of.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { formatMoney } from '../shared/money.ts'

/** Milliseconds that approvers have to answer. */
export const APPROVAL_TIME = 3 * 86_400_000

/**
 * Asks for approval of a deal at or above the workspace's threshold: an approval and
 * `approval.requested`. The threshold is in the workspace's currency; a deal in another one, which it
 * cannot be compared with, is asked for too. Null when none is needed.
 */
export async function requestDealApproval(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  dealId: string,
): Promise<{ approvalId: string | null }> {
  const { values } = await r.settings.read()
  const { dealThreshold: threshold } = values.approvals
  if (threshold === null) return { approvalId: null }
  const won = await findRecord(r, deal, dealId)
  if (!won) throw new AppError('conflict', 'The deal is deleted')
  const { title } = won
  const { total: amount, currency } = await saleOf(r, won)
  if (currency === values.currency && amount < threshold) return { approvalId: null }

  const limit = formatMoney(threshold, values.currency, 'en')
  const made = await createRecord(
    deps,
    r,
    context,
    approval,
    {
      kind: 'deal',
      dealId,
      title,
      amount,
      currency,
      reason:
        currency === values.currency
          ? `Deals from ${limit} on need an approval`
          : `Deals from ${limit} on, and in other currencies, need an approval`,
      requestedBy: `${context.actor.type}:${context.actor.id}`,
      expiresAt: new Date(deps.clock.now() + APPROVAL_TIME).toISOString(),
    },
    { internal: true },
  )
  const data = { approvalId: made.id, dealId, amount, currency }
  await r.events.append(context, [{ type: 'approval.requested', subject: made.id, data }])
  return { approvalId: made.id }
}
