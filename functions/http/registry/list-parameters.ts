import { z } from '@hono/zod-openapi'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'

/** The query parameters of an entity's list. */
export function listParameters({ fields }: AnyEntity) {
  const all = Object.entries(fields)
  const sortable = [
    ...all.filter(([, { sort }]) => sort).map(([name]) => name),
    'id',
    'createdAt',
    'updatedAt',
  ]
  const filters = all
    .filter(([, { filter }]) => filter)
    .map(([name, { kind, options }]) => [
      name,
      options === undefined
        ? z
            .string()
            .optional()
            .openapi({ description: `Equal to this ${kind}` })
        : z.enum(options as [string, ...string[]]).optional(),
    ])
  return z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().optional(),
    sort: z
      .enum(sortable.flatMap((name) => [name, `-${name}`]) as [string, ...string[]])
      .optional(),
    search: z.string().optional(),
    deleted: z.literal('only').optional(),
    ...(Object.fromEntries(filters) as Record<string, z.ZodOptional<z.ZodType>>),
  })
}
