import { z } from 'zod'
import { ENCRYPTED } from '../../audit/ports.ts'
import type { ConversionOutcome } from '../execute/convert-records.ts'
import { withoutSecrets } from '../execute/mask-secrets.ts'
import type { ConversionRule } from '../rules/rule.ts'

const targetSchema = z.object({
  /** Of the rule's target. */
  key: z.string(),
  entity: z.string(),
  action: z.enum(['created', 'linked', 'updated']),
  /** Of a record that was there already; null for one that would have been made. */
  recordId: z.string().nullable(),
  /** `record` instead of a value: the id of the record that this target came to. */
  fields: z.array(
    z.object({ field: z.string(), value: z.unknown(), record: z.string().optional() }),
  ),
  /** The fields by which the rule finds an existing target, in their order. */
  match: z.array(z.string()),
})

/** What a rule in shadow would have done to a record, as it is kept. Encrypted values are masked. */
export const expectationSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('converted'), targets: z.array(targetSchema) }),
  z.object({
    status: z.literal('refused'),
    code: z.string(),
    error: z.string(),
    fields: z.array(z.object({ field: z.string(), rule: z.string() })),
  }),
])
export type Expectation = z.infer<typeof expectationSchema>
export type ExpectedTarget = z.infer<typeof targetSchema>

/** What is kept of a preview. Ids of records that it only made for a moment become names of targets. */
export function expectationOf(rule: ConversionRule, outcome: ConversionOutcome): Expectation {
  if (outcome.status === 'refused') {
    const { code, error, fields } = outcome
    return { status: 'refused', code, error, fields: [...fields] }
  }
  const { targets } = withoutSecrets(outcome.conversion)
  const made = new Map(
    targets.flatMap(({ key, recordId, action }) => (action === 'created' ? [[recordId, key]] : [])),
  )
  return {
    status: 'converted',
    targets: targets.map(({ key, entity, action, recordId, changes }) => ({
      key,
      entity,
      action,
      recordId: action === 'created' ? null : recordId,
      fields: changes.map(({ field, after }) => {
        const record = typeof after === 'string' ? made.get(after) : undefined
        return record === undefined ? { field, value: after } : { field, value: null, record }
      }),
      match: matchOf(rule, key),
    })),
  }
}

const matchOf = ({ targets }: ConversionRule, key: string): string[] =>
  targets.find((target) => target.key === key)?.existing.match.map(({ field }) => field) ?? []

/** A value that is not known, because it is encrypted where it is stored. */
export const isMasked = (value: unknown): boolean => value === ENCRYPTED
