import { deal } from '../../entities/deal.ts'
import type { RecordCondition } from '../../registry/ports.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { pageButtons, pageOf, pageOfRecords } from '../business/paged.ts'
import { showing } from '../business/show.ts'
import { employeeOf } from '../business/surroundings.ts'
import { amountOf, counted, named } from '../business/words.ts'
import { toMenu } from '../menu/to-menu.ts'
import type { Button } from '../ports.ts'
import { listDeals, newDeal, openDeal, searchDeals, showFunnel } from './actions.ts'
import { dealTexts, stageName, type Stage } from './texts.ts'

const OPEN: readonly Stage[] = ['LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION']

interface Filter {
  stage?: string | undefined
  mine?: boolean | undefined
  search?: string | undefined
  page?: number | undefined
}

/** The open deals by stage, with what they come to in each currency. */
export async function funnel(tools: BotTools, mine: boolean): Promise<Answer> {
  const { r, language, speaker } = tools
  const t = dealTexts[language]
  const me = await employeeOf(tools)
  if (mine && !me) return showing(tools, { text: t.nobodys, buttons: [[allButton(tools)]] })
  const sums = await r.figures.openDeals(mine ? (me?.id ?? null) : null)
  const rows = OPEN.flatMap((stage) => {
    const its = sums.filter((sum) => sum.stage === stage)
    if (its.length === 0) return []
    const count = its.reduce((all, sum) => all + sum.count, 0)
    const totals = its.map(({ total, currency }) => amountOf(language, total, currency)).join(' + ')
    return [{ stage, count, totals }]
  })
  const mineToo = mine ? { mine } : {}
  const lines = rows.map(
    ({ stage, count, totals }) =>
      `${stageName(language, stage)}: ${counted(language, count, t.forms)}, ${totals}`,
  )
  const buttons: Button[][] = [
    ...rows.map(({ stage, count }) => [
      listDeals.button(`${stageName(language, stage)} · ${count}`, { stage, ...mineToo }),
    ]),
    [
      ...(me ? [mine ? allButton(tools) : showFunnel.button(t.mine, { mine: true })] : []),
      searchDeals.button(t.search, {}),
      ...(speaker.permissions.has('deals:create') ? [newDeal.button(t.newDeal, {})] : []),
    ],
    [toMenu(language)],
  ]
  const title = mine ? `${t.funnel} (${t.mine})` : t.funnel
  const text = [title, '', ...(lines.length > 0 ? lines : [t.none])].join('\n')
  return showing(tools, { text, buttons })
}

const allButton = ({ language }: Pick<BotTools, 'language'>): Button =>
  showFunnel.button(dealTexts[language].all, { mine: false })

/** A page of deals, the newest first. */
export async function dealPage(tools: BotTools, filter: Filter): Promise<Answer> {
  const { r, language } = tools
  const t = dealTexts[language]
  const page = pageOf(filter.page)
  const { stage, mine = false, search } = filter
  const me = mine ? await employeeOf(tools) : null
  if (mine && !me) return showing(tools, { text: t.nobodys, buttons: [[allButton(tools)]] })
  const conditions: RecordCondition[] = [
    ...(stage
      ? [{ field: 'stage', operator: 'eq' as const, value: stage }]
      : search === undefined
        ? [{ field: 'stage', operator: 'in' as const, value: OPEN }]
        : []),
    ...(me ? [{ field: 'ownerId', operator: 'eq' as const, value: me.id }] : []),
  ]
  const { records, isLast } = await pageOfRecords(r, deal, { conditions, search }, page)
  const title =
    search === undefined ? (stage ? stageName(language, stage) : t.open) : t.found(named(search))
  const back = [showFunnel.button(t.funnel, { mine })]
  if (records.length === 0) {
    const text = search === undefined ? t.none : t.noneFound(named(search))
    return showing(tools, { text, buttons: [back] })
  }
  const buttons: Button[][] = [
    ...records.map(({ id, title: name, value, currency }) => [
      openDeal.button(`${named(name, 'list')} · ${amountOf(language, value, currency)}`, {
        dealId: id,
      }),
    ]),
    ...pageButtons(language, { page, isLast }, (text, to) =>
      listDeals.button(text, {
        page: to,
        ...(stage ? { stage } : {}),
        ...(mine ? { mine } : {}),
        ...(search === undefined ? {} : { search }),
      }),
    ),
    back,
  ]
  return showing(tools, { text: t.listTitle(title), buttons })
}
