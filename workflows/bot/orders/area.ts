import { order } from '../../entities/order.ts'
import type { RecordCondition } from '../../registry/ports.ts'
import type { Answer } from '../answer.ts'
import type { BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { businessAction, businessCommand } from '../business/in-private.ts'
import { pageButtons, pageOf, pageOfRecords } from '../business/paged.ts'
import { searchWizard } from '../business/search-wizard.ts'
import { showing } from '../business/show.ts'
import { amountOf, named } from '../business/words.ts'
import { toMenu } from '../menu/to-menu.ts'
import type { Button } from '../ports.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  askCancel,
  askPayment,
  listOrders,
  openOrder,
  requestPay,
  searchOrders,
  shipOrder,
} from './actions.ts'
import { orderStatus, orderTexts, shipmentStatus } from './texts.ts'
import { askToPay, beginCancelling, cancelOrderWizard, pay, ship, showOrder } from './verbs.ts'

const READ = 'orders:read'

/** What still wants something done: not over, and not shipped completely. */
const OPEN: readonly RecordCondition[] = [
  { field: 'status', operator: 'in', value: ['pending', 'processing', 'completed'] },
  { field: 'fulfillmentStatus', operator: 'ne', value: 'fulfilled' },
]

interface Filter {
  show?: 'open' | 'all' | undefined
  search?: string | undefined
  page?: number | undefined
}

async function orderPage(tools: BotTools, filter: Filter): Promise<Answer> {
  const { r, language } = tools
  const t = orderTexts[language]
  const { show = 'open', search } = filter
  const page = pageOf(filter.page)
  const isOpen = search === undefined && show === 'open'
  const query = { search, conditions: isOpen ? OPEN : [] }
  const { records, isLast } = await pageOfRecords(r, order, query, page)
  const other = isOpen
    ? listOrders.button(t.all, { show: 'all' })
    : listOrders.button(t.open, { show: 'open' })
  const below: Button[][] = [[other, searchOrders.button(t.search, {})], [toMenu(language)]]
  if (records.length === 0) {
    const text = search === undefined ? t.none : t.noneFound(named(search))
    return showing(tools, { text, buttons: below })
  }
  const title = search === undefined ? (isOpen ? t.open : t.all) : t.found(named(search))
  const lines = records.map(({ number, status, fulfillmentStatus, total, currency }) => {
    const how =
      status === 'completed'
        ? shipmentStatus(language, fulfillmentStatus)
        : orderStatus(language, status)
    return `• ${named(number)}: ${how}, ${amountOf(language, total, currency)}`
  })
  const buttons: Button[][] = [
    ...inTwos(records.map(({ id, number }) => openOrder.button(named(number), { orderId: id }))),
    ...pageButtons(language, { page, isLast }, (text, to) =>
      listOrders.button(text, {
        show,
        page: to,
        ...(search === undefined ? {} : { search }),
      }),
    ),
    ...below,
  ]
  return showing(tools, { text: [title, '', ...lines].join('\n'), buttons })
}

const inTwos = (buttons: Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  )

const search = searchWizard({
  kind: 'order.search',
  title: { ru: 'поиск заказа', en: 'looking for an order' },
  permission: READ,
  question: { ru: orderTexts.ru.searchFor, en: orderTexts.en.searchFor },
  show: (tools, words) => orderPage(tools, { search: words }),
})

/** Orders: how they stand, paying, shipping and cancelling them. */
export const ordersArea: BotArea = {
  commands: [
    businessCommand({
      name: 'orders',
      russian: 'заказы',
      description: { ru: '📦 Заказы', en: '📦 Orders' },
      permission: READ,
      handle: (tools, words) => orderPage(tools, words === '' ? {} : { search: named(words) }),
    }),
  ],
  actions: [
    businessAction(listOrders, READ, orderPage),
    businessAction(searchOrders, READ, (tools) => beginWizard(tools, search, {})),
    businessAction(openOrder, READ, (tools, { orderId }) => showOrder(tools, orderId)),
    businessAction(askPayment, 'payments:create', (tools, { orderId }) => askToPay(tools, orderId)),
    businessAction(requestPay, 'payments:create', pay),
    businessAction(shipOrder, 'orders:fulfill', (tools, { orderId }) => ship(tools, orderId)),
    businessAction(askCancel, 'orders:cancel', (tools, { orderId }) =>
      beginCancelling(tools, orderId),
    ),
  ],
  wizards: [cancelOrderWizard, search] as unknown as NonNullable<BotArea['wizards']>,
}
