import type { Repositories } from '../../deps.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { WriteSurroundings } from '../../registry/new-values.ts'
import type { RecordValues } from '../../registry/ports.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule, CompiledTarget } from '../mapping/compiled-rule.ts'
import type { Conversion, TargetAction } from '../ports.ts'
import type { RuleDeps } from '../rules/load-rule.ts'

export const REFUSALS = [
  'not_found',
  'already_converted',
  'condition',
  'mapping',
  'exists',
  'ambiguous',
  'conflict',
  'version',
  'invalid_target',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** Why a record is not converted. */
export interface Refusal {
  code: RefusalCode
  error: string
  /** By path such as `customer.phone` or `source.status`. */
  fields: readonly FieldError[]
  /** Of `already_converted`: the live one. */
  conversionId?: string
}

/** What the parts of one conversion of many records share. */
export interface Batch {
  deps: RuleDeps
  r: Repositories
  context: EventContext
  compiled: CompiledRule
  type: Conversion['type']
  bulkId: string | null
  /** ISO 8601, UTC: one moment for all. */
  now: string
  /** What the rules of a write depend on, by entity. */
  around: ReadonlyMap<AnyEntity, WriteSurroundings>
}

/** One target of one record, decided and checked before anything is written. */
export interface PlannedTarget {
  compiled: CompiledTarget
  /** Of a new record made ahead. */
  recordId: string
  action: TargetAction
  /** The record that is there already. */
  before: EntityRecord | null
  /** What is to be written; null for one that is only linked to, or made by a workflow of its own. */
  values: RecordValues | null
  /** What a workflow of its own makes it of. */
  input: Record<string, unknown> | null
}

/** One record on its way through a rule. */
export interface Plan {
  source: EntityRecord
  /** The targets that its conditions ask for, in their order. */
  wanted: readonly CompiledTarget[]
  /** Ids of the records that its targets came to, by their keys. */
  records: Record<string, string>
  targets: PlannedTarget[]
  /** What becomes of the source. */
  sourceValues: RecordValues | null
  refusal: Refusal | null
  /** What its decisions were made by, such as `customer.email=a@b.c` or `customer#<id>`. */
  reads: Set<string>
  /** What others would decide by after it. */
  writes: Set<string>
  /** Names that it looked for by their likeness. */
  likes: Likeness[]
  /** Names that it would write where others look for likeness. */
  names: Omit<Likeness, 'threshold'>[]
}

export interface Likeness {
  /** `customer.name` */
  place: string
  trigrams: ReadonlySet<string>
  threshold: number
}

/** So many broken rules are said in the text of an error; all of them are in its fields. */
const TOLD = 3

export const newPlan = (source: EntityRecord): Plan => ({
  source,
  wanted: [],
  records: {},
  targets: [],
  sourceValues: null,
  refusal: null,
  reads: new Set(),
  writes: new Set(),
  likes: [],
  names: [],
})

/** Ends the planning of a record; the first refusal stays. The first broken rules are said in its error, too. */
export function refuse(
  plan: Plan,
  code: RefusalCode,
  error: string,
  fields: readonly FieldError[] = [],
): void {
  plan.refusal ??= { code, error: telling(error, fields), fields }
}

function telling(error: string, fields: readonly FieldError[]): string {
  if (fields.length === 0) return error
  const told = fields.slice(0, TOLD).map(({ field, rule }) => (field ? `${field} ${rule}` : rule))
  const more = fields.length > TOLD ? `; and ${fields.length - TOLD} more` : ''
  return `${error}: ${told.join('; ')}${more}`
}

/** Such as `price list`, for what people read. */
export const spoken = ({ name }: Pick<AnyEntity, 'name'>): string => name.replaceAll('_', ' ')
