import { z } from 'zod'
import { lead } from '../../entities/lead.ts'
import { changeRecord } from '../../registry/change-record.ts'
import { createRecord } from '../../registry/create-record.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { type Contact, contactOf } from '../business/contact.ts'
import { employeeOf, timesOf } from '../business/surroundings.ts'
import { dayOf, named } from '../business/words.ts'
import { texts } from '../texts.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { leadCard } from './lead-card.ts'
import { leadSource, leadTexts } from './texts.ts'

const SOURCES = lead.fields.source.options as readonly string[]
const NOTE = 2000

const newData = z.object({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  /** The lead that has this contact already. */
  existingId: z.uuid().optional(),
  about: z.string().nullish(),
  source: z.string().nullish(),
})
type NewLead = z.infer<typeof newData>

/** A new lead: who, how to reach them, what they want, from where. */
export const newLeadWizard: Wizard<NewLead> = {
  kind: 'lead.new',
  title: { ru: 'новый лид', en: 'a new lead' },
  permission: 'leads:create',
  data: newData,
  steps: [
    {
      name: 'name',
      isNeeded: ({ name }) => name === undefined,
      ask: ({ language }) => ({ text: leadTexts[language].askName }),
      answer({ language }, data, reaction) {
        const name = reaction.kind === 'text' ? named(reaction.text, 'card') : ''
        return name === '' ? { problem: leadTexts[language].write } : { data: { ...data, name } }
      },
    },
    {
      name: 'contact',
      isNeeded: ({ phone, email }) => phone === undefined && email === undefined,
      ask: ({ language }) => ({ text: leadTexts[language].askContact, optional: true }),
      async answer(tools, data, reaction) {
        if (reaction.kind === 'skip') return { data }
        const contact = reaction.kind === 'text' ? await contactOf(tools, reaction.text) : null
        if (!contact) return { problem: leadTexts[tools.language].notContact }
        const known = await withContact(tools, contact)
        if (known) return { data: { ...data, existingId: known }, next: 'end' }
        return { data: { ...data, ...contact } }
      },
    },
    {
      name: 'about',
      isNeeded: ({ about }) => about === undefined,
      ask: ({ language }) => ({ text: leadTexts[language].askAbout, optional: true }),
      answer({ language }, data, reaction) {
        if (reaction.kind === 'skip') return { data: { ...data, about: null } }
        const about = reaction.kind === 'text' ? reaction.text.trim() : ''
        if (about === '') return { problem: leadTexts[language].write }
        if (about.length > NOTE) return { problem: leadTexts[language].longNote }
        return { data: { ...data, about } }
      },
    },
    {
      name: 'source',
      isNeeded: ({ source }) => source === undefined,
      ask: ({ language }) => ({
        text: leadTexts[language].askSource,
        choices: inTwos(SOURCES.map((value) => ({ text: leadSource(language, value), value }))),
        optional: true,
      }),
      answer({ language }, data, reaction) {
        if (reaction.kind === 'skip') return { data: { ...data, source: null } }
        const said =
          reaction.kind === 'choice'
            ? reaction.value
            : reaction.kind === 'text'
              ? reaction.text.trim().toLowerCase()
              : ''
        const source = SOURCES.find(
          (value) => value === said || leadSource(language, value).toLowerCase() === said,
        )
        return source === undefined
          ? { problem: leadTexts[language].askSource }
          : { data: { ...data, source } }
      },
      summary: ({ source }, language) =>
        leadTexts[language].from(leadSource(language, source ?? 'other')),
    },
  ],
  finish: (tools, data) => finish(tools, data),
}

const inTwos = <T>(values: T[]): T[][] =>
  Array.from({ length: Math.ceil(values.length / 2) }, (_, row) =>
    values.slice(row * 2, row * 2 + 2),
  )

async function finish(tools: BotTools, data: NewLead): Promise<Answer> {
  const { deps, r, context, language } = tools
  const t = leadTexts[language]
  const { name = '', phone, email, about, source } = data
  const contact = phone === undefined ? (email === undefined ? null : { email }) : { phone }
  // Somebody else may have been quicker.
  const known = data.existingId ?? (contact && (await withContact(tools, contact)))
  if (known) return shown(tools, known, t.thereAlready)
  const owner = await employeeOf(tools)
  const input = {
    name,
    ...contact,
    source: source ?? 'telegram',
    ...(about ? { notes: about } : {}),
    ...(owner ? { ownerId: owner.id } : {}),
  }
  const { id } = await createRecord(deps, r, context, lead, input)
  return shown(tools, id, t.there)
}

/** The lead that has this phone or e-mail already; null for who may not see leads. */
async function withContact(
  { r, speaker }: BotTools,
  contact: { phone: string } | { email: string },
): Promise<string | null> {
  if (!speaker.permissions.has('leads:read')) return null
  const [exact] = Object.entries(contact)
  if (!exact) return null
  const conditions = [{ field: exact[0], operator: 'eq' as const, value: exact[1] }]
  return (await r.records.list(lead, { conditions, limit: 1 })).records[0]?.id ?? null
}

async function shown(tools: BotTools, id: string, told: string): Promise<Answer> {
  const found = await findRecord(tools.r, lead, id)
  if (!found) return { replies: [{ kind: 'text', text: told }] }
  const { text, buttons } = await leadCard(tools, found)
  return { replies: [{ kind: 'text', text: `${told}\n\n${text}`, buttons }] }
}

/** `/lead`, or all of it in one line: `/lead Айгерим, +7 701 …, торт на свадьбу`. */
export async function beginNewLead(tools: BotTools, line = ''): Promise<Answer> {
  const parts = line
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const read = await Promise.all(
    parts.map(async (part) => ({ part, contact: await contactOf(tools, part) })),
  )
  const first = read.find(({ contact: each }) => each !== null)
  const contact: Contact | null = first?.contact ?? null
  const words = read.filter((each) => each !== first).map(({ part }) => part)
  const [name, ...about] = words
  if (name === undefined) return beginWizard(tools, newLeadWizard, { ...contact })
  const data = { name: named(name, 'card'), ...contact }
  if (!contact) return beginWizard(tools, newLeadWizard, data)
  return finish(tools, { ...data, about: about.join(', ').slice(0, NOTE) })
}

const noteData = z.object({ leadId: z.uuid(), note: z.string().optional() })

/** A note below those that are there, with its day. */
export const noteWizard: Wizard<z.infer<typeof noteData>> = {
  kind: 'lead.note',
  title: { ru: 'заметка о лиде', en: 'a note on a lead' },
  permission: 'leads:update',
  data: noteData,
  steps: [
    {
      name: 'note',
      ask: ({ language }) => ({ text: leadTexts[language].writeNote }),
      answer({ language }, data, reaction) {
        const note = reaction.kind === 'text' ? reaction.text.trim() : ''
        if (note === '') return { problem: leadTexts[language].write }
        if (note.length > NOTE) return { problem: leadTexts[language].longNote }
        return { data: { ...data, note } }
      },
    },
  ],
  async finish(tools, { leadId, note = '' }) {
    const { deps, r, context, language } = tools
    const t = leadTexts[language]
    const found = await findRecord(r, lead, leadId, { lock: true })
    if (!found) return { replies: [{ kind: 'text', text: texts[language].refused.not_found }] }
    const times = await timesOf(tools)
    const today = dayOf(language, new Date(times.now).toISOString(), times)
    const notes = [found.notes, `${today}: ${note}`].filter(Boolean).join('\n')
    if (notes.length > 10_000) return { replies: [{ kind: 'text', text: t.noteFull }] }
    await changeRecord(deps, r, context, lead, leadId, { version: found.version, notes })
    return shown(tools, leadId, t.noted)
  },
}
