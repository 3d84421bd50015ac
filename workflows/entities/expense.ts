import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, money, reference, text, url } from '../registry/field.ts'

/** Money that was spent. */
export const expense = defineEntity({
  name: 'expense',
  plural: 'expenses',
  summary: 'Money that was spent',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    category: choice(
      [
        'travel',
        'meals',
        'supplies',
        'software',
        'rent',
        'utilities',
        'marketing',
        'services',
        'taxes',
        'other',
      ],
      { initial: 'other', filter: true, sort: true },
    ),
    amount: money({ required: true, filter: true, sort: true, summary: 'With tax, minor units' }),
    taxAmount: money({ initial: 0, summary: 'The tax in it' }),
    currency: currency({ filter: true }),
    spentOn: date({ required: true, filter: true, sort: true }),
    employeeId: reference('employee', { filter: true, summary: 'Who spent it' }),
    projectId: reference('project', { filter: true }),
    supplierId: reference('supplier', { filter: true }),
    receiptUrl: url(),
    status: choice(['submitted', 'approved', 'rejected', 'reimbursed'], {
      initial: 'submitted',
      filter: true,
      sort: true,
    }),
    notes: text({ max: 10_000 }),
  },
  status: {
    field: 'status',
    moves: {
      submitted: ['approved', 'rejected'],
      approved: ['reimbursed', 'rejected'],
      rejected: ['submitted'],
    },
  },
  check: ({ amount, taxAmount }) =>
    Number(taxAmount) > Number(amount)
      ? [{ field: 'taxAmount', rule: 'must not be more than amount' }]
      : [],
})
