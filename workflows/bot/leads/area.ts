import { lead } from '../../entities/lead.ts'
import { changeRecord } from '../../registry/change-record.ts'
import type { RecordCondition } from '../../registry/ports.ts'
import type { Answer } from '../answer.ts'
import type { BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { contactOf } from '../business/contact.ts'
import { businessAction, businessCommand } from '../business/in-private.ts'
import { pageButtons, pageOf, pageOfRecords } from '../business/paged.ts'
import { searchWizard } from '../business/search-wizard.ts'
import { showing } from '../business/show.ts'
import { named } from '../business/words.ts'
import { toMenu } from '../menu/to-menu.ts'
import type { Button } from '../ports.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  askConvert,
  convertLead,
  listLeads,
  moveLead,
  newLead,
  noteLead,
  openLead,
  previewConvert,
  searchLeads,
} from './actions.ts'
import { askToConvert, convert, preview } from './convert.ts'
import { leadCard, showLead, targetsOf, withLead } from './lead-card.ts'
import { leadStatus, leadTexts } from './texts.ts'
import { beginNewLead, newLeadWizard, noteWizard } from './wizards.ts'

const READ = 'leads:read'
const UPDATE = 'leads:update'
const OPEN = ['new', 'contacted', 'qualified'] as const

interface Filter {
  status?: string | undefined
  search?: string | undefined
  page?: number | undefined
}

async function leadPage(tools: BotTools, filter: Filter): Promise<Answer> {
  const { r, language, speaker } = tools
  const t = leadTexts[language]
  const { status, search } = filter
  const page = pageOf(filter.page)
  const query = await queryOf(tools, filter)
  const { records, isLast } = await pageOfRecords(r, lead, query, page)
  const statuses = OPEN.filter((each) => each !== status)
  const below: Button[][] = [
    statuses.map((each) => listLeads.button(leadStatus(language, each), { status: each })),
    [
      searchLeads.button(t.search, {}),
      ...(speaker.permissions.has('leads:create') ? [newLead.button(t.add, {})] : []),
    ],
    [toMenu(language)],
  ]
  if (records.length === 0) {
    const text = search === undefined ? t.none : t.noneFound(named(search))
    return showing(tools, { text, buttons: below })
  }
  const title =
    search === undefined
      ? status
        ? `🌱 ${leadStatus(language, status)}`
        : t.open
      : t.found(named(search))
  const buttons: Button[][] = [
    ...records.map(({ id, name, status: its }) => [
      openLead.button(`${named(name)} · ${leadStatus(language, its)}`, { leadId: id }),
    ]),
    ...pageButtons(language, { page, isLast }, (text, to) =>
      listLeads.button(text, {
        page: to,
        ...(status === undefined ? {} : { status }),
        ...(search === undefined ? {} : { search }),
      }),
    ),
    ...below,
  ]
  return showing(tools, { text: title, buttons })
}

async function queryOf(tools: BotTools, { status, search }: Filter) {
  const conditions: RecordCondition[] =
    status === undefined
      ? search === undefined
        ? [{ field: 'status', operator: 'in', value: OPEN }]
        : []
      : [{ field: 'status', operator: 'eq', value: status }]
  const contact = search === undefined ? null : await contactOf(tools, search)
  const [exact] = Object.entries(contact ?? {})
  if (!exact) return { conditions, search }
  return {
    conditions: [...conditions, { field: exact[0], operator: 'eq' as const, value: exact[1] }],
  }
}

/** Moves it, if it still is as it was when the button was made. */
const moveIt = (
  tools: BotTools,
  { leadId, from, to }: { leadId: string; from: string; to: string },
): Promise<Answer> =>
  withLead(
    tools,
    leadId,
    async (found) => {
      const { deps, r, context, language } = tools
      const t = leadTexts[language]
      const isStale = found.status !== from
      if (isStale || !targetsOf(found.status).includes(to)) {
        const told = isStale ? t.isAlready(leadStatus(language, found.status)) : t.cannotMove
        return showing(tools, await leadCard(tools, found), told)
      }
      const change = { version: found.version, status: to }
      await changeRecord(deps, r, context, lead, leadId, change)
      return showLead(tools, leadId, t.moved(leadStatus(language, to)))
    },
    { lock: true },
  )

const search = searchWizard({
  kind: 'lead.search',
  title: { ru: 'поиск лида', en: 'looking for a lead' },
  permission: READ,
  question: { ru: leadTexts.ru.searchFor, en: leadTexts.en.searchFor },
  show: (tools, words) => leadPage(tools, { search: words }),
})

/** Leads: looking at them, making, moving, noting and converting them. */
export const leadsArea: BotArea = {
  commands: [
    businessCommand({
      name: 'leads',
      russian: 'лиды',
      description: { ru: '🌱 Лиды', en: '🌱 Leads' },
      permission: READ,
      handle: (tools, words) => leadPage(tools, words === '' ? {} : { search: named(words) }),
    }),
    businessCommand({
      name: 'lead',
      russian: 'лид',
      description: { ru: 'Новый лид', en: 'A new lead' },
      permission: 'leads:create',
      handle: beginNewLead,
    }),
  ],
  actions: [
    businessAction(listLeads, READ, leadPage),
    businessAction(searchLeads, READ, (tools) => beginWizard(tools, search, {})),
    businessAction(openLead, READ, (tools, { leadId }) => showLead(tools, leadId)),
    businessAction(newLead, 'leads:create', (tools) => beginNewLead(tools)),
    businessAction(moveLead, UPDATE, moveIt),
    businessAction(noteLead, UPDATE, (tools, { leadId }) =>
      withLead(tools, leadId, () => beginWizard(tools, noteWizard, { leadId })),
    ),
    businessAction(askConvert, 'conversion:execute', (tools, { leadId }) =>
      askToConvert(tools, leadId),
    ),
    businessAction(previewConvert, 'conversion:execute', preview),
    businessAction(convertLead, 'conversion:execute', convert),
  ],
  wizards: [newLeadWizard, noteWizard, search] as unknown as NonNullable<BotArea['wizards']>,
}
