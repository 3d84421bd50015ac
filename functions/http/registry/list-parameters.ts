import { z } from '@hono/zod-openapi'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { BASE, operatorsOf } from '../../../workflows/registry/parse-operand.ts'

/** The query parameters of an entity's list. */
export function listParameters({ fields }: AnyEntity) {
  const all = Object.entries(fields)
  const sortable = [
    ...all.filter(([, { sort }]) => sort).map(([name]) => name),
    'id',
    'createdAt',
    'updatedAt',
  ]
  const filters = [...all.filter(([, { filter }]) => filter), ...Object.entries(BASE)].map(
    ([name, field]) => {
      const value = field.options ? z.enum(field.options as [string, ...string[]]) : z.string()
      const more = operatorsOf(field).filter((operator) => operator !== 'eq')
      const description = `Equal to this ${field.kind}. Also ${more.map((operator) => `${name}[${operator}]`).join(', ')}`
      return [name, value.optional().openapi({ description })] as const
    },
  )
  return z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().optional(),
    sort: z
      .enum(sortable.flatMap((name) => [name, `-${name}`]) as [string, ...string[]])
      .optional(),
    ...(all.some(([, { search }]) => search) ? { search: z.string().optional() } : {}),
    deleted: z.literal('only').optional(),
    ...Object.fromEntries(filters),
  })
}
