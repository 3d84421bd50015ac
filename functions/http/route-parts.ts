import { z } from '@hono/zod-openapi'

/** A documented JSON answer. */
export const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A required JSON body. */
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

export const security = [{ apiKey: [] }]
export const idParams = z.object({ id: z.uuid() })
export const versionQuery = z.object({
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
})
export const version = z.number().int().min(1).max(2_147_483_647)
export const idempotency = z.object({ 'idempotency-key': z.string().optional() })

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().openapi({ description: 'nextCursor of the page before' }),
})

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.uuid().nullable() })

/** Makes a page of one row more than was asked for. */
export function page<T extends { id: string }>(rows: T[], limit: number) {
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** A name as people write it. */
export const nameField = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not have control characters')
