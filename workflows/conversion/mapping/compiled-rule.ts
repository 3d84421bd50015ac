import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { ConversionRule, RuleTarget } from '../rules/rule.ts'

/** What a mapping may look at. */
export interface MappingOrigin {
  source: EntityRecord
  /** ISO 8601, UTC. */
  now: string
  /** Ids of the records that earlier targets came to, by their keys; a target that was not wanted is not there. */
  records: Readonly<Record<string, string>>
}

/** What a mapping makes. */
export interface Mapped {
  /** As a caller of the registry would send it: fields, `customFields`, `items`; only what has a value. */
  input: Record<string, unknown>
  /** By path such as `customer.phone`, with the rule that was broken. */
  errors: FieldError[]
}

export interface CompiledTarget {
  target: RuleTarget
  entity: AnyEntity
  /** @throws AppError `invalid_input` when it cannot be computed */
  wanted(origin: MappingOrigin): boolean
  map(origin: MappingOrigin): Mapped
}

/** A rule, ready for records: made once per version of it. */
export interface CompiledRule {
  rule: ConversionRule
  source: AnyEntity
  /** @throws AppError `invalid_input` when it cannot be computed */
  holds(source: EntityRecord, now: string): boolean
  /** In the order in which they are made. */
  targets: readonly CompiledTarget[]
  changeSource(origin: MappingOrigin): Mapped
}
