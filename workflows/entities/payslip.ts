import { z } from 'zod'
import { defineEntity } from '../registry/entity.ts'
import { choice, currency, integer, json, money, reference, text } from '../registry/field.ts'

const deduction = z.object({ name: z.string().max(100), amount: z.number().int().min(0) })

/** What one employee earns in one payroll run. */
export const payslip = defineEntity({
  name: 'payslip',
  plural: 'payslips',
  summary: 'What one employee earns in one payroll run',
  fields: {
    payrollRunId: reference('payroll_run', { required: true, immutable: true, filter: true }),
    employeeId: reference('employee', { required: true, immutable: true, filter: true }),
    status: choice(['pending', 'calculated', 'failed'], {
      initial: 'pending',
      readOnly: true,
      filter: true,
      sort: true,
    }),
    workingDays: integer({ readOnly: true, initial: 0, summary: 'Of the period' }),
    paidDays: integer({ readOnly: true, initial: 0, summary: 'Working days that are paid' }),
    gross: money({ readOnly: true, initial: 0, sort: true }),
    deductions: money({ readOnly: true, initial: 0 }),
    deductionLines: json(z.array(deduction), {
      readOnly: true,
      initial: [],
      summary: 'What the deductions are made of',
    }),
    net: money({ readOnly: true, initial: 0, sort: true, summary: 'gross − deductions' }),
    currency: currency({ immutable: true }),
    failure: text({ max: 2000, readOnly: true, summary: 'Why it could not be calculated' }),
    notes: text({ max: 2000 }),
  },
  unique: [['payrollRunId', 'employeeId']],
  status: {
    field: 'status',
    moves: {},
    internalMoves: { pending: ['calculated', 'failed'], failed: ['pending'] },
  },
  keep: ({ status }) => (status === 'calculated' ? 'it is part of a payroll' : null),
  check: ({ gross, deductions }) =>
    Number(deductions) > Number(gross)
      ? [{ field: 'deductions', rule: 'must not be more than gross' }]
      : [],
  derive: ({ gross, deductions }) => ({ net: Number(gross) - Number(deductions) }),
})
