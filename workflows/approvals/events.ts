import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const about = { approvalId: z.uuid(), dealId: z.uuid().nullable() }

export const approvalRequested = declareEvent({
  type: 'approval.requested',
  summary: 'Somebody with authority is asked.',
  data: { ...about, amount: z.number().nullable(), currency: z.string().nullable() },
})

export const approvalDecided = declareEvent({
  type: 'approval.decided',
  summary: 'An approval was given, declined, or nobody answered in time.',
  data: { ...about, decision: z.enum(['approved', 'declined', 'expired', 'cancelled']) },
})
