import { z } from 'zod'

const value = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])

/** Settings of something that others wrote: at most 50 plain values by name. */
export const settingsSchema = z
  .record(z.string().min(1).max(100), value, 'must be an object of texts, numbers and booleans')
  .refine((settings) => Object.keys(settings).length <= 50, 'must have at most 50 entries')
