import { z } from 'zod'
import type { Language } from '../../carousel/content.ts'
import { customer } from '../../entities/customer.ts'
import { createRecord } from '../../registry/create-record.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { BotTools } from '../bot-tools.ts'
import { contactOf } from '../business/contact.ts'
import { named } from '../business/words.ts'
import type { Reaction, StepResult, WizardStep } from '../wizard/wizard.ts'

/** What is kept between the questions about a customer. */
export const customerData = {
  customerId: z.uuid().nullish(),
  customerName: z.string().nullish(),
  /** Of a customer who is made at the end. */
  newCustomer: z
    .object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })
    .nullish(),
  /** What was typed last, and who fits it. */
  typedCustomer: z.string().optional(),
  customers: z.array(z.object({ id: z.uuid(), name: z.string() })).optional(),
}
type Data = z.infer<z.ZodObject<typeof customerData>>

interface Texts {
  ask: string
  which(words: string): string
  nobody(words: string): string
  isNew(words: string): string
  mayNot: string
  gone: string
  write: string
  name: string
  chosen(name: string): string
}

const TEXTS: Record<Language, Texts> = {
  ru: {
    ask: 'Кто клиент? Напишите имя, телефон или e-mail, и я найду его или заведу нового.',
    which: (words) => `Кого выбрать по «${words}»?`,
    nobody: (words) => `Клиента «${words}» пока нет. Завести? Или напишите иначе, поищу ещё.`,
    isNew: (words) => `➕ Новый: ${words}`,
    mayNot: 'Такого клиента нет, а заводить новых вы не можете. Напишите иначе, поищу ещё.',
    gone: 'Этому клиенту сейчас не продаём. Выберите другого.',
    write: 'Напишите имя, телефон или e-mail клиента словами.',
    name: 'Как зовут нового клиента?',
    chosen: (name) => `Клиент: ${name}`,
  },
  en: {
    ask: 'Who is the customer? Write a name, a phone or an e-mail: I will find them or add a new one.',
    which: (words) => `Whom do you mean by “${words}”?`,
    nobody: (words) => `There is no customer “${words}” yet. Add them? Or write it another way.`,
    isNew: (words) => `➕ New: ${words}`,
    mayNot: 'There is no such customer, and you may not add new ones. Write it another way.',
    gone: 'We do not sell to this customer now. Choose another.',
    write: 'Write the name, phone or e-mail of the customer.',
    name: 'What is the new customer called?',
    chosen: (name) => `Customer: ${name}`,
  },
}

/** Chooses a customer by search, or makes a new one: two questions of any wizard that has their data. */
export function customerSteps<D extends Data>({ optional = false } = {}): WizardStep<D>[] {
  return [
    {
      name: 'customer',
      isNeeded: ({ customerId }) => customerId == null,
      async ask(tools, data) {
        const t = TEXTS[tools.language]
        const { typedCustomer: typed, customers: found = [] } = data
        if (typed === undefined) {
          const recent = await newest(tools)
          return { text: t.ask, choices: recent.map(choiceOf), optional }
        }
        const words = named(typed)
        const mayAdd = tools.speaker.permissions.has('customers:create')
        const text = found.length > 0 ? t.which(words) : mayAdd ? t.nobody(words) : t.mayNot
        const add = mayAdd ? [[{ text: t.isNew(named(typed, 'button')), value: 'new' }]] : []
        return { text, choices: [...found.map(choiceOf), ...add], optional }
      },
      answer: (tools, data, reaction) => answer(tools, data, reaction),
      summary: ({ customerName }, language) => TEXTS[language].chosen(named(customerName ?? null)),
    },
    {
      name: 'customer_name',
      isNeeded: ({ newCustomer }) => newCustomer?.name === '',
      ask: ({ language }) => ({ text: TEXTS[language].name }),
      answer({ language }, data, reaction) {
        const name = reaction.kind === 'text' ? named(reaction.text, 'card') : ''
        if (name === '') return { problem: TEXTS[language].name }
        return {
          data: { ...data, newCustomer: { ...data.newCustomer, name }, customerName: name },
        }
      },
    },
  ]
}

const choiceOf = ({ id, name }: { id: string; name: string }) => [
  { text: named(name, 'button'), value: id },
]

async function answer<D extends Data>(
  tools: BotTools,
  data: D,
  reaction: Reaction,
): Promise<StepResult<D>> {
  const t = TEXTS[tools.language]
  switch (reaction.kind) {
    case 'skip':
      return { data: { ...data, customerId: null, newCustomer: null, customerName: null } }
    case 'file':
      return { problem: t.write }
    case 'choice':
      return reaction.value === 'new' ? makeNew(tools, data) : choose(tools, data, reaction.value)
    case 'text': {
      const typed = named(reaction.text, 'card')
      if (typed === '') return { problem: t.write }
      const customers = await search(tools, typed)
      const [only] = customers
      const isNamed = only?.name.toLocaleLowerCase() === typed.toLocaleLowerCase()
      if (only && customers.length === 1 && isNamed) return choose(tools, data, only.id)
      return { data: { ...data, typedCustomer: typed, customers }, next: 'customer' }
    }
  }
}

async function choose<D extends Data>(
  { r, language, speaker }: BotTools,
  data: D,
  id: string,
): Promise<StepResult<D>> {
  const t = TEXTS[language]
  const mayRead = speaker.permissions.has('customers:read')
  const found = mayRead ? await findRecord(r, customer, id) : null
  if (!found?.active) return { problem: t.gone }
  return { data: { ...data, customerId: id, customerName: found.name, newCustomer: null } }
}

async function makeNew<D extends Data>(tools: BotTools, data: D): Promise<StepResult<D>> {
  const typed = data.typedCustomer ?? ''
  const t = TEXTS[tools.language]
  if (typed === '') return { problem: t.write }
  if (!tools.speaker.permissions.has('customers:create')) return { problem: t.mayNot }
  const contact = await contactOf(tools, typed)
  const newCustomer = contact ? { name: '', ...contact } : { name: typed }
  return { data: { ...data, newCustomer, customerName: typed } }
}

async function newest({ r, speaker }: BotTools) {
  if (!speaker.permissions.has('customers:read')) return []
  const conditions = [{ field: 'active', operator: 'eq' as const, value: true }]
  return (await r.records.list(customer, { conditions, limit: 4 })).records.map(nameOf)
}

async function search(tools: BotTools, typed: string) {
  const { r, speaker } = tools
  if (!speaker.permissions.has('customers:read')) return []
  const active = { field: 'active', operator: 'eq' as const, value: true }
  const contact = await contactOf(tools, typed)
  const [exact] = Object.entries(contact ?? {})
  const query = exact
    ? { conditions: [active, { field: exact[0], operator: 'eq' as const, value: exact[1] }] }
    : { conditions: [active], search: typed }
  return (await r.records.list(customer, { ...query, limit: 6 })).records.map(nameOf)
}

const nameOf = ({ id, name }: EntityRecord) => ({ id, name: named(String(name), 'button') })

/** The chosen customer; a new one is made. Null when the question was skipped. */
export async function customerOf(
  { deps, r, context }: BotTools,
  { customerId, newCustomer }: Data,
): Promise<string | null> {
  if (newCustomer) return (await createRecord(deps, r, context, customer, newCustomer)).id
  return customerId ?? null
}
