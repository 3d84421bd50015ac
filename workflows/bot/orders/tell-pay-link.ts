import type { Deps } from '../../deps.ts'
import { order } from '../../entities/order.ts'
import { payment } from '../../entities/payment.ts'
import type { EventContext } from '../../shared/events.ts'
import { findRecord } from '../../shared/find-record.ts'
import { amountOf, named } from '../business/words.ts'
import type { Button } from '../ports.ts'
import { tellMember } from '../tell-member.ts'
import { openOrder } from './actions.ts'
import { orderTexts } from './texts.ts'

/** Sends the address where a customer pays to who asked for it in the chat, or that there is none; once. */
export async function tellPayLink(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  context: EventContext,
  paymentId: string,
): Promise<void> {
  const { type, id: userId } = context.actor
  if (type !== 'user') return
  const known = await deps.inTenant(context, async (r) => {
    const made = await findRecord(r, payment, paymentId)
    const of = made && (await findRecord(r, order, made.orderId))
    return made && of && { made, number: of.number }
  })
  if (!known) return
  const { made, number } = known
  const { payUrl, orderId, amount, currency } = made
  const isThere = payUrl !== null && made.status === 'pending'
  if (!isThere && made.status !== 'failed') return
  await tellMember(deps, context, {
    userId,
    key: `payment:${paymentId}:${isThere ? 'link' : 'failed'}:${userId}`,
    text: (language) => {
      const t = orderTexts[language]
      if (!isThere) return t.linkFailed(named(number), paymentId)
      return `${t.linkIs(amountOf(language, amount, currency), named(number))}\n\n${payUrl}`
    },
    buttons: (language): Button[][] => [
      ...(isThere ? [[{ text: orderTexts[language].payHere, url: payUrl }]] : []),
      [openOrder.button(orderTexts[language].shipped(named(number)), { orderId })],
    ],
  })
}
