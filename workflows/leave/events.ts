import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const about = { leaveRequestId: z.uuid(), employeeId: z.uuid() }

export const leaveRequestDecided = declareEvent({
  type: 'leave_request.decided',
  summary: 'Somebody approved or declined a leave request.',
  data: { ...about, decision: z.enum(['approved', 'declined']) },
})

export const leaveRequestReminderDue = declareEvent({
  type: 'leave_request.reminder_due',
  summary: 'A leave request still waits for a decision.',
  data: { ...about, deciderUserIds: z.array(z.uuid()) },
})

export const leaveRequestExpired = declareEvent({
  type: 'leave_request.expired',
  summary: 'Nobody decided a leave request in time.',
  data: { ...about, deciderUserIds: z.array(z.uuid()) },
})
