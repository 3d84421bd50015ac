import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const payrollRunId = z.uuid()

export const payrollRunStarted = declareEvent({
  type: 'payroll_run.started',
  summary: 'Somebody started a payroll run, or started it again for the payslips that failed.',
  data: { payrollRunId },
})

export const payslipRequested = declareEvent({
  type: 'payslip.requested',
  summary: 'The pay of one employee is to be calculated.',
  data: { payrollRunId, payslipId: z.uuid(), employeeId: z.uuid() },
})

export const payrollRunFinished = declareEvent({
  type: 'payroll_run.finished',
  summary: 'Every payslip of a payroll run is calculated, or said why it could not be.',
  data: {
    payrollRunId,
    status: z.string(),
    payslips: z.number(),
    failed: z.number(),
  },
})
