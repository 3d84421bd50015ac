import { z } from '@hono/zod-openapi'

const errors = z.array(z.object({ field: z.string(), rule: z.string() }))
const count = z.int().min(0)

export const importAnswer = z
  .object({
    created: count,
    failed: count,
    dryRun: z.boolean(),
    complete: z
      .boolean()
      .openapi({ description: 'false when the file could not be read to its end' }),
    stopped: errors.nullable().openapi({ description: 'Why the rest of the file was not read' }),
    columns: z
      .array(
        z.object({
          header: z.string(),
          field: z.string().nullable().openapi({ example: 'customFields.gorod' }),
          how: z.enum(['named', 'suggested', 'new', 'empty']),
          type: z.string().nullable().openapi({ description: 'Of a new custom field' }),
          score: z.number().nullable().openapi({ description: 'Of a suggestion, 0 to 1' }),
        }),
      )
      .optional()
      .openapi({ description: 'With newFields: where each column went' }),
    errors: z
      .array(z.object({ row: z.int().openapi({ description: 'A line of the file' }), errors }))
      .openapi({ description: 'The first 1,000 rows that made no record' }),
  })
  .openapi('ImportReport')

export const bulkAnswer = z
  .object({
    created: count,
    changed: count,
    deleted: count,
    failed: count,
    results: z.array(
      z.object({
        index: count,
        status: z.enum(['created', 'changed', 'deleted', 'failed']),
        id: z.uuid().optional(),
        version: z.int().optional(),
        errors: errors.optional(),
      }),
    ),
  })
  .openapi('BulkReport')

/** The body of a bulk request. */
export function bulkBody(input: z.ZodObject, change: z.ZodObject) {
  const operation = z.union([
    z.strictObject({ create: input }),
    z.strictObject({ change: change.extend({ id: z.uuid() }) }),
    z.strictObject({ delete: z.strictObject({ id: z.uuid(), version: z.int().optional() }) }),
  ])
  return z.strictObject({ operations: z.array(operation).min(1).max(1000) })
}
