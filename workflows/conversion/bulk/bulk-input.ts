import { z } from 'zod'

export const MAX_IDS = 10_000
/** Whatever a filter matches: more at once is a mistake more often than a wish. */
export const MAX_RECORDS = 1_000_000

const text = z.string().max(2000)
const value = z.union([text, z.number(), z.boolean()])

/** Either `ids` or a `filter`. */
export const bulkInputSchema = z.strictObject({
  ruleId: z.uuid(),
  /** Of the rule's source entity. One that is there twice counts once. */
  ids: z.array(z.string().max(100)).max(MAX_IDS, `must have at most ${MAX_IDS} ids`).optional(),
  /** The query parameters of the source's list: `{"status": "new", "budget[gte]": 100000}`. All records for `{}`. */
  filter: z.record(z.string().max(200), z.union([value, z.array(value).max(50)])).optional(),
  type: z.enum(['manual', 'automatic']).optional(),
})

export type BulkInput = z.infer<typeof bulkInputSchema>
