import { defineEntity } from '../registry/entity.ts'
import { choice, currency, instant, integer, money, text } from '../registry/field.ts'

/** The salaries of one month. */
export const payrollRun = defineEntity({
  name: 'payroll_run',
  plural: 'payroll_runs',
  summary: 'The salaries of one month',
  fields: {
    period: text({
      max: 7,
      pattern: /^20\d{2}-(?:0[1-9]|1[0-2])$/,
      required: true,
      immutable: true,
      filter: true,
      sort: true,
      summary: 'The month as YYYY-MM',
    }),
    currency: currency({ filter: true, immutable: true }),
    status: choice(['draft', 'running', 'completed', 'failed', 'cancelled'], {
      initial: 'draft',
      filter: true,
      sort: true,
    }),
    employees: integer({ readOnly: true, initial: 0, summary: 'How many payslips it has' }),
    grossTotal: money({ readOnly: true, initial: 0 }),
    deductionTotal: money({ readOnly: true, initial: 0 }),
    netTotal: money({ readOnly: true, initial: 0 }),
    startedAt: instant({ readOnly: true, sort: true }),
    requestedAt: instant({ readOnly: true, summary: 'When every payslip was asked for' }),
    completedAt: instant({ readOnly: true, sort: true }),
    failure: text({ max: 2000, readOnly: true, summary: 'Why it failed' }),
    notes: text({ max: 10_000 }),
  },
  unique: [['period']],
  status: {
    field: 'status',
    starts: ['draft'],
    moves: { draft: ['cancelled'], failed: ['cancelled'] },
    internalMoves: {
      draft: ['running'],
      running: ['completed', 'failed', 'cancelled'],
      failed: ['running'],
    },
  },
  keep: ({ status }) => (status === 'running' || status === 'completed' ? `it is ${status}` : null),
})
