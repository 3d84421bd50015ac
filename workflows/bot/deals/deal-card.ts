import { lastApprovalOf } from '../../approvals/last-approval-of.ts'
import type { deal } from '../../entities/deal.ts'
import { order } from '../../entities/order.ts'
import type { RecordOf } from '../../registry/entity.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Card } from '../business/show.ts'
import { customerName, ownerName, productNames, timesOf } from '../business/surroundings.ts'
import { amountOf, dayOf, named, quantityOf } from '../business/words.ts'
import { openOrder } from '../orders/actions.ts'
import { orderStatus } from '../orders/texts.ts'
import type { Button } from '../ports.ts'
import { addItem, askMove, askWin, chooseCustomer, loseDeal, showFunnel } from './actions.ts'
import { dealTexts, stageName } from './texts.ts'

export type Deal = RecordOf<typeof deal>
type OfDeal = Pick<RecordOf<typeof order>, 'id' | 'number' | 'status'>

/** Items that a card shows. */
const LINES = 10

/** A deal as the speaker sees it, with what they may do with it. */
export async function dealCard(tools: BotTools, found: Deal): Promise<Card> {
  const { language } = tools
  const t = dealTexts[language]
  const times = await timesOf(tools)
  const buyer = await customerName(tools, found.customerId)
  const owner = await ownerName(tools, found.ownerId)
  const made = found.stage === 'WON' ? await orderOf(tools, found.id) : null
  const lines = [
    `🤝 ${named(found.title, 'card')}`,
    '',
    `${t.customer}: ${found.customerId === null ? t.noCustomer : named(buyer)}`,
    `${t.stage}: ${stageName(language, found.stage)}`,
    `${t.total}: ${amountOf(language, found.value, found.currency)}`,
    ...(owner === null ? [] : [`${t.owner}: ${named(owner)}`]),
    ...(found.expectedCloseOn
      ? [`${t.closes}: ${dayOf(language, found.expectedCloseOn, times)}`]
      : []),
    '',
    ...(await itemLines(tools, found)),
    ...(await standing(tools, found, made, times)),
  ]
  return { text: lines.join('\n'), buttons: buttonsOf(tools, found, made) }
}

/** Quantity, price and sum of each line. */
async function itemLines(
  tools: BotTools,
  { items, currency }: Pick<Deal, 'items' | 'currency'>,
): Promise<string[]> {
  const { language } = tools
  const t = dealTexts[language]
  if (items.length === 0) return [t.noItems]
  const products = await productNames(tools, items)
  const lines = items.slice(0, LINES).map(({ title, productId, quantity, total }) => {
    const name = title ?? products.get(productId ?? '') ?? null
    const count = quantityOf(language, quantity)
    return `• ${named(name)} × ${count} — ${amountOf(language, total, currency)}`
  })
  return items.length > LINES ? [...lines, t.more(items.length - LINES)] : lines
}

/** What became of it: the approval it waits for, its order, why it came back or was lost. */
async function standing(
  { language, r }: BotTools,
  { id, stage, sentBackReason, lostReason }: Deal,
  made: OfDeal | null,
  times: { timeZone: string; now: number },
): Promise<string[]> {
  const t = dealTexts[language]
  if (stage === 'LOST') return lostReason ? ['', t.lost(named(lostReason, 'card'))] : []
  if (stage !== 'WON') {
    return sentBackReason ? ['', t.sentBack(named(sentBackReason, 'card'))] : []
  }
  if (made) return ['', t.ordered(made.number ?? '', orderStatus(language, made.status))]
  const asked = await lastApprovalOf(r, id)
  if (asked?.status !== 'pending') return ['', t.making]
  return ['', t.waits(dayOf(language, asked.createdAt, times))]
}

/** The order that a won deal became; not one that was cancelled when the deal went back. */
async function orderOf(
  { r, speaker }: Pick<BotTools, 'r' | 'speaker'>,
  dealId: string,
): Promise<OfDeal | null> {
  if (!speaker.permissions.has('orders:read')) return null
  const { records } = await r.records.list(order, {
    conditions: [
      { field: 'dealId', operator: 'eq', value: dealId },
      { field: 'status', operator: 'ne', value: 'cancelled' },
    ],
    limit: 1,
  })
  return (records[0] as unknown as OfDeal | undefined) ?? null
}

function buttonsOf(
  { language, speaker }: Pick<BotTools, 'language' | 'speaker'>,
  { id: dealId, stage, items, customerId }: Deal,
  made: OfDeal | null,
): Button[][] {
  const t = dealTexts[language]
  const back = [showFunnel.button(t.funnel, {})]
  const toOrder = made ? [[openOrder.button(t.toOrder, { orderId: made.id })]] : []
  if (!speaker.permissions.has('deals:update') || stage === 'WON') return [...toOrder, back]
  if (stage === 'LOST') return [[askMove.button(t.move, { dealId })], back]
  return [
    [askWin.button(t.win, { dealId }), loseDeal.button(t.lose, { dealId })],
    [
      askMove.button(t.move, { dealId }),
      addItem.button(items.length === 0 ? `${t.addItem} ❗` : t.addItem, { dealId }),
      chooseCustomer.button(customerId === null ? `${t.setCustomer} ❗` : t.setCustomer, {
        dealId,
      }),
    ],
    back,
  ]
}
