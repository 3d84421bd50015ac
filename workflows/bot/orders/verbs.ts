import { z } from 'zod'
import { order } from '../../entities/order.ts'
import { cancelOrder } from '../../orders/cancel-order.ts'
import { requestFulfillment } from '../../orders/request-fulfillment.ts'
import { requestPayment } from '../../payments/request-payment.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { showing } from '../business/show.ts'
import { amountOf, named } from '../business/words.ts'
import { texts } from '../texts.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { openOrder, requestPay } from './actions.ts'
import {
  isCancellable,
  isImmediate,
  isShippable,
  moneyOf,
  type Order,
  orderCard,
} from './order-card.ts'
import { orderStatus, orderTexts } from './texts.ts'

/** An order by its id, or that it is gone. */
async function withOrder(
  tools: BotTools,
  orderId: string,
  answer: (found: Order) => Promise<Answer>,
): Promise<Answer> {
  const found = await findRecord(tools.r, order, orderId, { lock: true })
  if (found) return answer(found)
  const gone = texts[tools.language].refused.not_found
  return tools.said.kind === 'button'
    ? { replies: [], notice: gone }
    : { replies: [{ kind: 'text', text: gone }] }
}

/** The card of an order as it is now. */
export const showOrder = (tools: BotTools, orderId: string, notice?: string): Promise<Answer> =>
  withOrder(tools, orderId, async (found) => showing(tools, await orderCard(tools, found), notice))

/** Asks whether the money came, or for a link at once where a gateway makes one. */
export const askToPay = (tools: BotTools, orderId: string): Promise<Answer> =>
  withOrder(tools, orderId, async (found) => {
    const { language } = tools
    const t = orderTexts[language]
    const { due } = await moneyOf(tools, found)
    if (!isPayable(found, due)) return showOrder(tools, orderId, t.nothingDue)
    if (!(await isImmediate(tools))) return pay(tools, { orderId, amount: due })
    const amount = amountOf(language, due, found.currency)
    const buttons = [
      [requestPay.button(t.yesPaid, { orderId, amount: due })],
      [openOrder.button(t.notYet, { orderId })],
    ]
    return showing(tools, { text: t.sureToPay(amount, named(found.number)), buttons })
  })

/** Requests exactly what was asked about, if that still is due. */
export const pay = (
  tools: BotTools,
  { orderId, amount }: { orderId: string; amount: number },
): Promise<Answer> =>
  withOrder(tools, orderId, async (found) => {
    const { deps, r, context, language } = tools
    const t = orderTexts[language]
    const { due } = await moneyOf(tools, found)
    if (!isPayable(found, due)) return showOrder(tools, orderId, t.nothingDue)
    if (due !== amount) return showOrder(tools, orderId, t.dueChanged)
    const made = await requestPayment(deps, r, context, orderId, { amount })
    if (made.status !== 'captured') return showOrder(tools, orderId, t.asking)
    return showOrder(tools, orderId, t.paid(amountOf(language, amount, found.currency)))
  })

const isPayable = ({ status }: Order, due: number): boolean =>
  due > 0 && status !== 'failed' && status !== 'cancelled'

/** Ships all that is reserved. */
export const ship = (tools: BotTools, orderId: string): Promise<Answer> =>
  withOrder(tools, orderId, async (found) => {
    const { deps, r, context, language } = tools
    const t = orderTexts[language]
    if (!isShippable(found)) {
      const why = found.status === 'completed' ? t.nothingToShip : t.notCompleted
      return showing(tools, await orderCard(tools, found), why)
    }
    // A second press while it is on its way asks for nothing more.
    if (await r.inbox.claim(askedKey(found, deps.clock.now()), orderId)) {
      await requestFulfillment(deps, r, context, orderId, {})
    }
    return showing(tools, await orderCard(tools, found), t.shipping)
  })

/** The same for ten minutes, as long as nothing of the order has moved. */
const askedKey = ({ version }: Order, now: number): string =>
  `bot-ship:${version}:${Math.floor(now / 600_000)}`

const data = z.object({ orderId: z.uuid(), reason: z.string().optional() })

/** Why an order is cancelled; the answer is the confirmation. */
export const cancelOrderWizard: Wizard<z.infer<typeof data>> = {
  kind: 'order.cancel',
  title: { ru: 'отмена заказа', en: 'cancelling an order' },
  permission: 'orders:cancel',
  data,
  steps: [
    {
      name: 'reason',
      ask({ language }) {
        const { whyCancel, reasons } = orderTexts[language]
        return { text: whyCancel, choices: reasons.map((text) => [{ text, value: text }]) }
      },
      answer({ language }, given, reaction) {
        const said =
          reaction.kind === 'text'
            ? reaction.text
            : reaction.kind === 'choice'
              ? reaction.value
              : ''
        const reason = said.trim()
        if (reason === '' || reason.length > 1000) return { problem: orderTexts[language].words }
        return { data: { ...given, reason } }
      },
      summary: ({ reason }, language) => orderTexts[language].failed(named(reason ?? null, 'card')),
    },
  ],
  finish: (tools, { orderId, reason = '' }) =>
    withOrder(tools, orderId, async (found) => {
      const { deps, r, context, language } = tools
      if (!isCancellable(found)) return cannotCancel(tools, found)
      await cancelOrder(deps, r, context, orderId, { reason })
      const text = orderTexts[language].cancelled(named(found.number))
      const buttons = [[openOrder.button(orderTexts[language].back, { orderId })]]
      return { replies: [{ kind: 'text', text, buttons }] }
    }),
}

export const beginCancelling = (tools: BotTools, orderId: string): Promise<Answer> =>
  withOrder(tools, orderId, async (found) =>
    isCancellable(found)
      ? beginWizard(tools, cancelOrderWizard, { orderId })
      : cannotCancel(tools, found),
  )

async function cannotCancel(tools: BotTools, found: Order): Promise<Answer> {
  const t = orderTexts[tools.language]
  const isOver = found.status === 'failed' || found.status === 'cancelled'
  const why = isOver ? t.cannotCancel(orderStatus(tools.language, found.status)) : t.delivered
  const { text, buttons } = await orderCard(tools, found)
  return { replies: [{ kind: 'text', text: `${why}\n\n${text}`, buttons }] }
}
