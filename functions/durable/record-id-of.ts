import { z } from 'zod'

const recordEventSchema = z.object({ data: z.object({ recordId: z.uuid() }) })

/** Which record an event of the registry is about. */
export const recordIdOf = (event: unknown): string => recordEventSchema.parse(event).data.recordId
