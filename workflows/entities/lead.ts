import { defineEntity } from '../registry/entity.ts'
import { choice, currency, email, instant, money, phone } from '../registry/field.ts'
import { reference, tags, text, url } from '../registry/field.ts'

/** Somebody who may buy. */
export const lead = defineEntity({
  name: 'lead',
  plural: 'leads',
  summary: 'Somebody who may buy',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    company: text({ filter: true, sort: true, search: true }),
    position: text(),
    email: email({ filter: true, search: true }),
    phone: phone({ filter: true, search: true }),
    website: url(),
    source: choice(['website', 'telegram', 'instagram', 'referral', 'call', 'other'], {
      initial: 'other',
      filter: true,
    }),
    status: choice(['new', 'contacted', 'qualified', 'converted', 'lost'], {
      initial: 'new',
      filter: true,
      sort: true,
    }),
    budget: money({ filter: true, sort: true, summary: 'What they would spend, in minor units' }),
    currency: currency(),
    telegramUsername: text({ max: 32, filter: true, search: true }),
    telegramUserId: text({ max: 20, pattern: /^\d{1,20}$/, filter: true }),
    ownerId: reference('employee', { filter: true, summary: 'Who looks after it' }),
    nextContactAt: instant({ filter: true, sort: true }),
    tags: tags({ filter: true }),
    notes: text({ max: 10_000 }),
  },
  status: {
    field: 'status',
    moves: {
      new: ['contacted', 'qualified', 'lost'],
      contacted: ['qualified', 'lost'],
      qualified: ['converted', 'lost'],
      lost: ['new'],
    },
    internalMoves: { new: ['converted'], contacted: ['converted'] },
    converted: 'converted',
  },
})
