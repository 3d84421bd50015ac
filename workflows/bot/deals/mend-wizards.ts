import { z } from 'zod'
import { deal } from '../../entities/deal.ts'
import { changeRecord } from '../../registry/change-record.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { customerData, customerOf, customerSteps } from './customer-step.ts'
import { type Deal, dealCard } from './deal-card.ts'
import { withDeal } from './find-deal.ts'
import { itemData, itemSteps } from './item-steps.ts'
import { dealTexts, stageName } from './texts.ts'
import { dealWizardTexts } from './wizard-texts.ts'

const dealId = z.uuid()
const ofItems = z.object({ dealId, ...itemData })
const ofCustomer = z.object({ dealId, ...customerData })
type OfItems = z.infer<typeof ofItems>
type OfCustomer = z.infer<typeof ofCustomer>

/** More lines for a deal. */
export const addItemWizard: Wizard<OfItems> = {
  kind: 'deal.add_item',
  title: { ru: 'что продаём', en: 'what is sold' },
  permission: 'deals:update',
  data: ofItems,
  steps: itemSteps<OfItems>('end'),
  finish: (tools, { dealId: id, items: more }) =>
    change(tools, id, dealWizardTexts[tools.language].itemAdded, ({ items }) => ({
      items: [...items.map(written), ...more],
    })),
}

/** Who buys. */
export const chooseCustomerWizard: Wizard<OfCustomer> = {
  kind: 'deal.choose_customer',
  title: { ru: 'клиент сделки', en: 'the customer of a deal' },
  permission: 'deals:update',
  data: ofCustomer,
  steps: customerSteps<OfCustomer>(),
  async finish(tools, data) {
    const customerId = await customerOf(tools, data)
    const told = dealWizardTexts[tools.language].customerSet
    return change(tools, data.dealId, told, () => ({ customerId }))
  },
}

export const beginItems = (tools: BotTools, id: string): Promise<Answer> =>
  ifOpen(tools, id, ({ currency }) =>
    beginWizard(tools, addItemWizard, { dealId: id, currency, items: [] }),
  )

export const beginCustomer = (tools: BotTools, id: string): Promise<Answer> =>
  ifOpen(tools, id, () => beginWizard(tools, chooseCustomerWizard, { dealId: id }))

/** What is agreed stays: a won deal says so instead. */
const ifOpen = (
  tools: BotTools,
  id: string,
  answer: (found: Deal) => Promise<Answer>,
): Promise<Answer> =>
  withDeal(tools, id, (found) => {
    if (found.stage !== 'WON') return answer(found)
    const { language } = tools
    const notice = dealTexts[language].isAlready(stageName(language, found.stage))
    return { replies: [], notice }
  })

/** A line as callers may write it. */
const written = ({ net: _net, tax: _tax, total: _total, ...line }: Deal['items'][number]) => line

async function change(
  tools: BotTools,
  id: string,
  told: string,
  changeOf: (found: Deal) => Record<string, unknown>,
): Promise<Answer> {
  const { deps, r, context, language } = tools
  const found = await findRecord(r, deal, id, { lock: true })
  if (!found || found.stage === 'WON') {
    return { replies: [{ kind: 'text', text: dealWizardTexts[language].cannot }] }
  }
  const input = { version: found.version, ...changeOf(found) }
  await changeRecord(deps, r, context, deal, id, input)
  const changed = await findRecord(r, deal, id)
  if (!changed) return { replies: [] }
  const { text, buttons } = await dealCard(tools, changed)
  return { replies: [{ kind: 'text', text: `${told}\n\n${text}`, buttons }] }
}
