import { z } from 'zod'
import { deal } from '../../entities/deal.ts'
import { createRecord } from '../../registry/create-record.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { employeeOf } from '../business/surroundings.ts'
import { named } from '../business/words.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { customerData, customerOf, customerSteps } from './customer-step.ts'
import { dealCard } from './deal-card.ts'
import { currencyHere, itemData, itemSteps } from './item-steps.ts'
import { dealWizardTexts } from './wizard-texts.ts'

const data = z.object({ ...customerData, ...itemData, title: z.string().nullish() })
type Data = z.infer<typeof data>

/** A new deal: for whom, what, and how it is called. */
export const newDealWizard: Wizard<Data> = {
  kind: 'deal.new',
  title: { ru: 'новая сделка', en: 'a new deal' },
  permission: 'deals:create',
  data,
  steps: [
    ...customerSteps<Data>({ optional: true }),
    ...itemSteps<Data>('title'),
    {
      name: 'title',
      ask: ({ language }, given) => {
        const suggested = suggestedTitle(language, given)
        return {
          text: dealWizardTexts[language].title,
          choices: [[{ text: named(suggested, 'button'), value: 'suggested' }]],
        }
      },
      answer({ language }, given, reaction) {
        const typed = reaction.kind === 'text' ? named(reaction.text, 'card') : ''
        return { data: { ...given, title: typed === '' ? suggestedTitle(language, given) : typed } }
      },
      summary: ({ title }) => named(title ?? null, 'card'),
    },
  ],
  async finish(tools, given) {
    const { deps, r, context, language } = tools
    const customerId = await customerOf(tools, given)
    const owner = await employeeOf(tools)
    const { items, currency } = given
    const input = {
      title: given.title ?? suggestedTitle(language, given),
      customerId,
      ...(owner ? { ownerId: owner.id } : {}),
      items,
      currency,
      source: 'telegram',
    }
    const { id } = await createRecord(deps, r, context, deal, input)
    const made = await findRecord(r, deal, id)
    if (!made) return { replies: [] }
    const { text, buttons } = await dealCard(tools, made)
    return {
      replies: [{ kind: 'text', text: `${dealWizardTexts[language].made}\n\n${text}`, buttons }],
    }
  },
}

const suggestedTitle = (language: BotTools['language'], { customerName, items }: Data): string =>
  named(dealWizardTexts[language].suggested(customerName ?? null, items[0]?.title ?? null), 'card')

/** Begins it, with a customer who is known already if there is one. */
export async function beginNewDeal(
  tools: BotTools,
  known: Pick<Data, 'customerId' | 'customerName'> = {},
): Promise<Answer> {
  return beginWizard(tools, newDealWizard, {
    ...known,
    currency: await currencyHere(tools),
    items: [],
  })
}
