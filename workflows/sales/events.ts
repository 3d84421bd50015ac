import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const closed = {
  dealId: z.uuid(),
  customerId: z.uuid().nullable(),
  /** The sum of the items after discount, with tax, in minor units. */
  value: z.number(),
  currency: z.string(),
}

export const dealWon = declareEvent({
  type: 'deal.won',
  summary: 'A deal reached the stage WON.',
  data: { ...closed, customerId: z.uuid() },
})

export const dealLost = declareEvent({
  type: 'deal.lost',
  summary: 'A deal reached the stage LOST.',
  data: { ...closed, reason: z.string() },
})
