import { retrySaga as retry } from '../../sagas/retry-saga.ts'
import { localDay } from '../../shared/local-day.ts'
import type { Answer } from '../answer.ts'
import type { BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { businessAction, businessCommand } from '../business/in-private.ts'
import { showing } from '../business/show.ts'
import { timesOf } from '../business/surroundings.ts'
import { amountOf, counted, named } from '../business/words.ts'
import { listOrders } from '../orders/actions.ts'
import type { Button } from '../ports.ts'
import { retrySaga, showAlerts } from './actions.ts'
import { alertTexts } from './texts.ts'

const READ = 'sagas:read'
const SAGAS = 5
const NAMES = 5

/** What needs a person now: undoings that stopped, what runs out, what is overdue. */
async function list(tools: BotTools): Promise<Answer> {
  const { r, language, speaker } = tools
  const t = alertTexts[language]
  const may = (permission: string) => speaker.permissions.has(permission)
  const stuck = await r.sagaReader.list({ status: 'compensation_failed' }, { limit: SAGAS })
  const { timeZone, now } = await timesOf(tools)
  const stock =
    may('products:read') && may('stock:read')
      ? await r.figures.lowStock(NAMES)
      : { count: 0, names: [] }
  const overdue = may('invoices:read')
    ? await r.figures.unpaidInvoices(localDay(timeZone, now))
    : []
  const late = overdue.reduce((all, { count }) => all + count, 0)
  const amounts = overdue.map(({ total, currency }) => amountOf(language, total, currency))
  const names = stock.names.map((name) => named(name)).join(', ')
  const parts = [
    ...stuck.map(({ name, failedStep, reason }) =>
      t.saga(named(name), named(failedStep), named(reason, 'card')),
    ),
    ...(stuck.length > 0 && may('sagas:manage') ? [t.mend] : []),
    ...(stock.count > 0 ? [t.stock(counted(language, stock.count, t.forms), names)] : []),
    ...(late > 0 ? [t.overdue(counted(language, late, t.invoices), amounts.join(' + '))] : []),
  ]
  if (parts.length === 0) return showing(tools, { text: t.none, buttons: [] })
  const buttons: Button[][] = [
    ...(may('sagas:manage')
      ? stuck.map(({ id, name }, index) => [
          retrySaga.button(`${t.goOn}${stuck.length > 1 ? ` ${index + 1}: ${named(name)}` : ''}`, {
            sagaId: id,
          }),
        ])
      : []),
    ...(late > 0 && may('orders:read') ? [[listOrders.button(t.orders, {})]] : []),
  ]
  return showing(tools, { text: [t.title, ...parts].join('\n\n'), buttons })
}

/** Goes on undoing what stopped; says how it stands when it did not stop, or not any more. */
async function goOn(tools: BotTools, sagaId: string): Promise<Answer> {
  const { deps, r, context, language } = tools
  const t = alertTexts[language]
  const state = await r.sagas.lock(sagaId)
  if (state?.status !== 'compensation_failed') {
    const status = t.statuses[state?.status ?? 'completed'] ?? ''
    return { ...(await list(tools)), notice: t.notStuck(status) }
  }
  await retry(deps, r, context, sagaId)
  return { ...(await list(tools)), notice: t.goesOn }
}

/** What needs a person, and what they can do about it. */
export const alertsArea: BotArea = {
  commands: [
    businessCommand({
      name: 'alerts',
      russian: 'тревоги',
      description: { ru: '🔔 Что требует внимания', en: '🔔 What needs attention' },
      permission: READ,
      handle: list,
    }),
  ],
  actions: [
    businessAction(showAlerts, READ, list),
    businessAction(retrySaga, 'sagas:manage', (tools, { sagaId }) => goOn(tools, sagaId)),
  ],
}
