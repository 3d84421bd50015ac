import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'
import { BRAND_PARTS } from './brand-kit.ts'

const brandId = z.uuid()

export const brandChanged = declareEvent({
  type: 'brand.changed',
  summary: 'The brand of a chat or of the workspace changed.',
  data: {
    brandId,
    /** Absent for the default of the workspace. */
    chatId: z.number().optional(),
    parts: z.array(z.enum(BRAND_PARTS)),
    version: z.int(),
  },
})

export const brandLogoReceived = declareEvent({
  type: 'brand.logo_received',
  summary: 'Someone sent a picture to be the logo of their chat’s brand.',
  data: { chatId: z.number(), fileId: z.string(), updateId: z.number() },
})

export const brandSampleRequested = declareEvent({
  type: 'brand.sample_requested',
  summary: 'Someone wants to see what slides look like in their brand.',
  data: { chatId: z.number(), updateId: z.number() },
})
