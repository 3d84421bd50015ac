import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const about = { invoiceId: z.uuid(), orderId: z.uuid(), number: z.string() }

export const invoiceIssued = declareEvent({
  type: 'invoice.issued',
  summary: 'A customer is asked to pay for an order.',
  data: { ...about, total: z.number(), currency: z.string() },
})

export const invoiceVoided = declareEvent({
  type: 'invoice.voided',
  summary: 'An invoice does not hold any more; its number stays used.',
  data: { ...about, reason: z.string() },
})
