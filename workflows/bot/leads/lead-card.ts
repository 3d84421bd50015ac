import { lead } from '../../entities/lead.ts'
import type { RecordOf } from '../../registry/entity.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { type Card, showing } from '../business/show.ts'
import { ownerName, timesOf } from '../business/surroundings.ts'
import { agoOf, named } from '../business/words.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { askConvert, listLeads, moveLead, noteLead } from './actions.ts'
import { leadSource, leadStatus, leadTexts } from './texts.ts'

export type Lead = RecordOf<typeof lead>

/** Characters of the notes in a card: the newest are at the end. */
const NOTES = 600

/** A lead as the speaker sees it, with what they may do with it. */
export async function leadCard(tools: BotTools, found: Lead): Promise<Card> {
  const { language } = tools
  const t = leadTexts[language]
  const { now } = await timesOf(tools)
  const owner = await ownerName(tools, found.ownerId)
  const line = (label: string, value: string | null) =>
    value === null ? [] : [`${label}: ${named(value, 'card')}`]
  const lines = [
    `🌱 ${named(found.name, 'card')}`,
    '',
    ...line(t.company, found.company),
    ...line(t.phone, found.phone),
    ...line(t.email, found.email),
    ...line(t.status, leadStatus(language, found.status)),
    ...line(t.source, leadSource(language, found.source)),
    ...line(t.owner, owner),
    ...line(t.age, agoOf(language, found.createdAt, now)),
    ...(found.notes ? ['', lastOf(found.notes)] : []),
  ]
  return { text: lines.join('\n'), buttons: buttonsOf(tools, found) }
}

function lastOf(notes: string): string {
  const characters = [...notes]
  return characters.length <= NOTES ? notes : `…${characters.slice(-NOTES).join('')}`
}

/** Where people may move a lead; becoming others is what conversions do. */
export const targetsOf = (status: string): readonly string[] =>
  (lead.status?.moves[status] ?? []).filter((to) => to !== 'converted')

function buttonsOf(
  { language, speaker }: Pick<BotTools, 'language' | 'speaker'>,
  { id: leadId, status: from }: Lead,
): Button[][] {
  const t = leadTexts[language]
  const may = (permission: string) => speaker.permissions.has(permission)
  const moves = may('leads:update')
    ? [
        targetsOf(from).map((to) =>
          moveLead.button(`➡️ ${leadStatus(language, to)}`, { leadId, from, to }),
        ),
      ]
    : []
  const more = [
    ...(from !== 'converted' && from !== 'lost' && may('conversion:execute')
      ? [askConvert.button(t.convert, { leadId })]
      : []),
    ...(may('leads:update') ? [noteLead.button(t.note, { leadId })] : []),
  ]
  return [...moves, more, [listLeads.button(t.list, {})]].filter((row) => row.length > 0)
}

/** A lead by its id, or that it is gone. */
export async function withLead(
  tools: BotTools,
  leadId: string,
  answer: (found: Lead) => Answer | Promise<Answer>,
  options: { lock?: boolean } = {},
): Promise<Answer> {
  const found = await findRecord(tools.r, lead, leadId, options)
  if (found) return answer(found)
  const gone = texts[tools.language].refused.not_found
  return tools.said.kind === 'button'
    ? { replies: [], notice: gone }
    : { replies: [{ kind: 'text', text: gone }] }
}

/** The card of a lead as it is now. */
export const showLead = (tools: BotTools, leadId: string, notice?: string): Promise<Answer> =>
  withLead(tools, leadId, async (found) => showing(tools, await leadCard(tools, found), notice))
