import { settingsIn } from '../../access/settings-in.ts'
import { customer } from '../../entities/customer.ts'
import { order } from '../../entities/order.ts'
import { acceptedQuoteOf } from '../../sales/accepted-quote-of.ts'
import { nameDeal } from '../../sales/name-deal.ts'
import { saleOf } from '../../sales/sale-of.ts'
import { winDeal as win } from '../../sales/win-deal.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { showing } from '../business/show.ts'
import { named } from '../business/words.ts'
import { addItem, chooseCustomer, openDeal, winDeal } from './actions.ts'
import { type Deal, dealCard } from './deal-card.ts'
import { showDeal, withDeal } from './find-deal.ts'
import { dealTexts, stageName } from './texts.ts'

type Missing = 'customer' | 'items' | 'both'

/** “Is it won?”, or what is still missing, with a button to mend it. */
export function askToWin(tools: BotTools, dealId: string): Promise<Answer> {
  return withDeal(tools, dealId, async (found) => {
    const { language, r } = tools
    const t = dealTexts[language]
    const hindrance = await hindranceOf(tools, found)
    if (hindrance !== null) return showing(tools, await dealCard(tools, found), hindrance)
    const missing = await missingOf(tools, found)
    if (missing !== null) return mend(tools, found, missing)
    const buyer = await findRecord(r, customer, found.customerId ?? '')
    if (!buyer?.active) {
      const buttons = [
        [chooseCustomer.button(t.setCustomer, { dealId })],
        [openDeal.button(t.back, { dealId })],
      ]
      return showing(tools, { text: t.inactive, buttons })
    }
    const { total, currency } = await saleOf(r, found)
    const what = nameDeal(language, { title: named(found.title), amount: total, currency })
    const lines = [
      t.sureToWin(what, named(buyer.name)),
      ...((await needsApproval(tools, total, currency)) ? [t.needsApproval] : []),
    ]
    const buttons = [
      [winDeal.button(t.yesWin, { dealId, version: found.version })],
      [openDeal.button(t.notYet, { dealId })],
    ]
    return showing(tools, { text: lines.join('\n\n'), buttons })
  })
}

/** Wins the deal, if it still is what was asked about. The saga takes it from there. */
export function winIt(tools: BotTools, dealId: string, version: number): Promise<Answer> {
  const { deps, r, context, language } = tools
  const t = dealTexts[language]
  return withDeal(tools, dealId, async (found) => {
    const hindrance = await hindranceOf(tools, found)
    if (hindrance !== null) return showing(tools, await dealCard(tools, found), hindrance)
    if (found.version !== version) return showDeal(tools, dealId, t.changed)
    if ((await missingOf(tools, found)) !== null) return askToWin(tools, dealId)
    const buyer = await findRecord(r, customer, found.customerId ?? '')
    if (!buyer?.active) return askToWin(tools, dealId)
    const { total, currency } = await saleOf(r, found)
    await win(deps, r, context, dealId, { version })
    const text = (await needsApproval(tools, total, currency)) ? t.wonAsks : t.won
    const what = nameDeal(language, { title: named(found.title), amount: total, currency })
    const buttons = [[openDeal.button(t.back, { dealId })]]
    return showing(tools, { text: `${what}\n\n${text}`, buttons })
  })
}

/** Why it cannot be won as it stands, whatever is mended. */
async function hindranceOf({ r, language }: BotTools, found: Deal): Promise<string | null> {
  const t = dealTexts[language]
  // A saga is locked before its records, everywhere.
  const saga = await r.sagas.lock(found.id)
  if (found.stage === 'WON') return t.isAlready(stageName(language, found.stage))
  if (found.stage === 'LOST') return t.isAlready(stageName(language, found.stage))
  if (saga?.status === 'running' || saga?.status === 'compensating') return t.undoing
  if (saga?.status === 'compensation_failed') return t.stuck
  const conditions = [
    { field: 'dealId', operator: 'eq', value: found.id },
    { field: 'status', operator: 'ne', value: 'cancelled' },
  ] as const
  const isOrdered = (await r.records.count(order, conditions)) > 0
  return isOrdered ? t.orderedAlready : null
}

async function missingOf({ r }: BotTools, found: Deal): Promise<Missing | null> {
  const hasItems = found.items.length > 0 || (await acceptedQuoteOf(r, found)) !== null
  if (found.customerId !== null) return hasItems ? null : 'items'
  return hasItems ? 'customer' : 'both'
}

function mend(tools: BotTools, { id: dealId }: Deal, missing: Missing): Answer {
  const t = dealTexts[tools.language]
  const buttons = [
    [
      ...(missing === 'items' ? [] : [chooseCustomer.button(t.setCustomer, { dealId })]),
      ...(missing === 'customer' ? [] : [addItem.button(t.addItem, { dealId })]),
    ],
    [openDeal.button(t.back, { dealId })],
  ]
  return showing(tools, { text: t.missing[missing], buttons })
}

async function needsApproval(
  { deps, r, context }: BotTools,
  total: number,
  currency: string,
): Promise<boolean> {
  const { approvals, currency: own } = await settingsIn(deps, context, r)
  if (approvals.dealThreshold === null) return false
  return currency !== own || total >= approvals.dealThreshold
}
