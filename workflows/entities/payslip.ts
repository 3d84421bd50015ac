import { defineEntity } from '../registry/entity.ts'
import { currency, money, reference, text } from '../registry/field.ts'

/** What one employee earns in one payroll run. */
export const payslip = defineEntity({
  name: 'payslip',
  plural: 'payslips',
  summary: 'What one employee earns in one payroll run',
  fields: {
    payrollRunId: reference('payroll_run', { required: true, immutable: true, filter: true }),
    employeeId: reference('employee', { required: true, immutable: true, filter: true }),
    gross: money({ readOnly: true, initial: 0, sort: true }),
    deductions: money({ readOnly: true, initial: 0 }),
    net: money({ readOnly: true, initial: 0, sort: true, summary: 'gross − deductions' }),
    currency: currency({ immutable: true }),
    notes: text({ max: 2000 }),
  },
  unique: [['payrollRunId', 'employeeId']],
  check: ({ gross, deductions }) =>
    Number(deductions) > Number(gross)
      ? [{ field: 'deductions', rule: 'must not be more than gross' }]
      : [],
  derive: ({ gross, deductions }) => ({ net: Number(gross) - Number(deductions) }),
})
