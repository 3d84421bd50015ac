import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { capturePayment } from './capture-payment.ts'
import { failPayment } from './fail-payment.ts'
import { lockedPayment } from './locked-payment.ts'
import type { PaymentDeps } from './payment-deps.ts'
import type { GatewayName, PaymentNotice } from './ports.ts'
import type { Payment } from './records.ts'

export type NoticeOutcome =
  | { outcome: 'taken' | 'repeated' }
  /** There is no such payment of that gateway. */
  | { outcome: 'unknown' }
  /** It does not fit the payment: nothing but an alert came of it. */
  | { outcome: 'refused'; reason: string }

/**
 * What a gateway says of a payment, however often and in whatever order it says it (I8): the same notice
 * counts once, captured is final, and what failed may be captured later. One transaction, committed when this
 * returns.
 */
export async function receiveNotice(
  deps: PaymentDeps & Pick<Deps, 'inTenant'>,
  gateway: GatewayName,
  notice: PaymentNotice,
): Promise<NoticeOutcome> {
  const context: EventContext = {
    ...notice.scope,
    actor: { type: 'system', id: gateway },
    source: 'payments',
  }
  return deps.inTenant(context, async (r): Promise<NoticeOutcome> => {
    const held = await lockedPayment(r, notice.paymentId)
    if (held?.payment.gateway !== gateway) return { outcome: 'unknown' }
    const { payment } = held
    const isNew = await r.inbox.claim('payment-notice', `${gateway}:${notice.noticeId}`)
    const reason = misfitOf(payment, notice)
    if (reason !== null) {
      if (isNew) await alert(r, context, payment, `${reason} (notice ${notice.noticeId})`)
      return { outcome: 'refused', reason }
    }
    if (!isNew) return { outcome: 'repeated' }
    await (notice.status === 'captured'
      ? capturePayment(deps, r, context, payment, notice.externalId)
      : failPayment(deps, r, context, payment, notice.reason))
    return { outcome: 'taken' }
  })
}

function misfitOf(payment: Payment, notice: PaymentNotice): string | null {
  const { amount, currency, externalId } = payment
  if (externalId !== null && externalId !== notice.externalId) {
    return 'The notice is about another payment of the gateway'
  }
  if (notice.amount === amount && notice.currency === currency) return null
  const told = `${notice.amount} ${notice.currency}`
  return `The notice tells of ${told}, but the payment is over ${amount} ${currency}, in minor units`
}

async function alert(
  r: Pick<Repositories, 'events'>,
  context: EventContext,
  { id }: Payment,
  message: string,
): Promise<void> {
  const data = { name: 'payment.notice_refused', subject: id, message }
  await r.events.append(context, [{ type: 'alert.triggered', subject: id, data }])
}
