import { z } from 'zod'

const schema = z.union([
  z.object({ orderId: z.uuid() }).transform(({ orderId }) => orderId),
  z.object({ recordId: z.uuid() }).transform(({ recordId }) => recordId),
])

/** Which order an event is about: one of its own, or `order.created` of the registry. */
export const orderIdOf = (data: Record<string, unknown>): string => schema.parse(data)
