import type { BotArea } from '../area.ts'
import { businessAction, businessCommand } from '../business/in-private.ts'
import { searchWizard } from '../business/search-wizard.ts'
import { named } from '../business/words.ts'
import { customer } from '../../entities/customer.ts'
import { findRecord } from '../../shared/find-record.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  addItem,
  askMove,
  askWin,
  chooseCustomer,
  listDeals,
  loseDeal,
  moveDeal,
  newDeal,
  openDeal,
  searchDeals,
  showFunnel,
  winDeal,
} from './actions.ts'
import { showDeal } from './find-deal.ts'
import { dealPage, funnel } from './lists.ts'
import { addItemWizard, beginCustomer, beginItems, chooseCustomerWizard } from './mend-wizards.ts'
import { askToMove, beginLosing, loseDealWizard, moveIt } from './move.ts'
import { beginNewDeal, newDealWizard } from './new-deal-wizard.ts'
import { dealWizardTexts } from './wizard-texts.ts'
import { askToWin, winIt } from './win.ts'

const READ = 'deals:read'
const UPDATE = 'deals:update'

const searchWizardOfDeals = searchWizard({
  kind: 'deal.search',
  title: { ru: 'поиск сделки', en: 'looking for a deal' },
  permission: READ,
  question: { ru: dealWizardTexts.ru.search, en: dealWizardTexts.en.search },
  show: (tools, search) => dealPage(tools, { search }),
})

/** Deals: looking at them, making, moving, winning and losing them. */
export const dealsArea: BotArea = {
  commands: [
    businessCommand({
      name: 'deals',
      russian: 'сделки',
      description: { ru: '🤝 Сделки', en: '🤝 Deals' },
      permission: READ,
      handle: (tools, words) =>
        words === '' ? funnel(tools, false) : dealPage(tools, { search: named(words) }),
    }),
    businessCommand({
      name: 'deal',
      russian: 'сделка',
      description: { ru: 'Новая сделка', en: 'A new deal' },
      permission: 'deals:create',
      handle: (tools) => beginNewDeal(tools),
    }),
  ],
  actions: [
    businessAction(showFunnel, READ, (tools, { mine = false }) => funnel(tools, mine)),
    businessAction(listDeals, READ, dealPage),
    businessAction(openDeal, READ, (tools, { dealId }) => showDeal(tools, dealId)),
    businessAction(searchDeals, READ, (tools) => beginWizard(tools, searchWizardOfDeals, {})),
    businessAction(newDeal, 'deals:create', async (tools, { customerId }) => {
      const found = customerId ? await findRecord(tools.r, customer, customerId) : null
      const known = found?.active ? { customerId: found.id, customerName: found.name } : {}
      return beginNewDeal(tools, known)
    }),
    businessAction(askMove, UPDATE, (tools, { dealId }) => askToMove(tools, dealId)),
    businessAction(moveDeal, UPDATE, moveIt),
    businessAction(loseDeal, UPDATE, (tools, { dealId }) => beginLosing(tools, dealId)),
    businessAction(askWin, UPDATE, (tools, { dealId }) => askToWin(tools, dealId)),
    businessAction(winDeal, UPDATE, (tools, { dealId, version }) => winIt(tools, dealId, version)),
    businessAction(chooseCustomer, UPDATE, (tools, { dealId }) => beginCustomer(tools, dealId)),
    businessAction(addItem, UPDATE, (tools, { dealId }) => beginItems(tools, dealId)),
  ],
  wizards: [
    newDealWizard,
    addItemWizard,
    chooseCustomerWizard,
    loseDealWizard,
    searchWizardOfDeals,
  ] as unknown as NonNullable<BotArea['wizards']>,
}
