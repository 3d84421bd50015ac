/** An expression as its author wrote it, ready to be computed. */
export interface Expression {
  /** The value in JSON's types; missing fields are null. @throws AppError `invalid_input` when it cannot be computed or takes too long */
  evaluate(variables: Readonly<Record<string, unknown>>): unknown
  /** The fields that it reads, from the variable down: `['source', 'email']`. */
  readonly paths: readonly (readonly string[])[]
}

/** CEL (https://cel.dev) with the variables of conversion rules. */
export interface Expressions {
  /** @throws AppError `invalid_input` with what is wrong; `fields` is empty, the caller knows where it stands */
  compile(source: string, variables: readonly string[]): Expression
}

/** What is written in many ways, in its one. */
export interface Formats {
  /** E.164; null when it is no number of that country or any. @param country ISO 3166-1 alpha-2 */
  phone(text: string, country: string): string | null
  /** ISO 3166-1 alpha-2 of an IANA zone, `KZ` of Asia/Almaty; null where it has none. */
  countryOf(zone: string): string | null
  /** Milliseconds since 1970 and the day of the text in its zone; null when it does not match. @param format Luxon's tokens, ISO 8601 when null */
  date(text: string, format: string | null, zone: string): { time: number; day: string } | null
}

export type TargetAction = 'created' | 'linked' | 'updated'

/** One field that a conversion set. Encrypted values are kept sealed and shown as `[encrypted]`. */
export interface ValueChange {
  /** A field, `customFields.<key>`, or `items`. */
  field: string
  before: unknown
  after: unknown
}

/** What a conversion did to one record. */
export interface ConversionTarget {
  /** Of the rule's target. */
  key: string
  entity: string
  recordId: string
  action: TargetAction
  /** Of the record after the conversion. */
  version: number
  changes: readonly ValueChange[]
}

/** A conversion of one record, as it is kept. */
export interface Conversion {
  id: string
  ruleId: string
  ruleVersion: number
  type: 'manual' | 'automatic'
  status: 'converted' | 'undone'
  sourceEntity: string
  sourceRecordId: string
  /** Of the source after it. */
  sourceVersion: number
  /** What it changed on the source itself, such as its status. */
  sourceChanges: readonly ValueChange[]
  targets: readonly ConversionTarget[]
  bulkId: string | null
  /** An actor as `type:id`. */
  performedBy: string
  /** ISO 8601, UTC. */
  convertedAt: string
  undoneAt: string | null
  undoneBy: string | null
}

export interface ConversionFilter {
  ruleId?: string | undefined
  bulkId?: string | undefined
  /** A record, as source or target. */
  recordId?: string | undefined
  status?: Conversion['status'] | undefined
}

/** A live conversion, as much as a second one must know of it. */
export interface LiveConversion {
  conversionId: string
  sourceRecordId: string
  ruleId: string
  targetEntity: string
  targetRecordId: string
}

/** Conversions of one tenant. */
export interface ConversionRepository {
  /** All in a bounded number of statements. @throws AppError `conflict` when a record is converted to that entity already */
  insert(conversions: readonly Conversion[]): Promise<void>
  /** Which of the sources have a live conversion to which entity (I13). */
  live(sourceEntity: string, sourceRecordIds: readonly string[]): Promise<LiveConversion[]>
  find(id: string, options?: { lock?: boolean }): Promise<Conversion | null>
  /** Newest first; `before` is the id of the last one of the page before. */
  list(
    filter: ConversionFilter,
    page: { limit: number; before?: string | undefined },
  ): Promise<Conversion[]>
  markUndone(id: string): Promise<void>
  /** The records from which a record came, by live conversions that created it: nearest first, at most 20. */
  ancestors(entity: string, recordId: string): Promise<{ entity: string; recordId: string }[]>
  /** Ids of the conversions of which the record is source or target. */
  idsOf(recordId: string): Promise<string[]>
}

export type RuleVersions = {
  save(version: { ruleId: string; version: number; definition: unknown }): Promise<void>
  list(ruleId: string, page: { limit: number; before?: number | undefined }): Promise<RuleVersion[]>
  find(ruleId: string, version: number): Promise<RuleVersion | null>
}

export interface RuleVersion {
  ruleId: string
  version: number
  definition: unknown
  createdAt: string
  createdBy: string
}

export const BULK_STATUSES = ['requested', 'running', 'completed', 'cancelled', 'failed'] as const
export type BulkStatus = (typeof BULK_STATUSES)[number]

/** A conversion of many records, and how far it is. */
export interface BulkConversion {
  id: string
  ruleId: string
  ruleVersion: number
  /** Of which bulk conversion it repeats the failed records. */
  retryOf: string | null
  status: BulkStatus
  total: number
  done: number
  failed: number
  left: number
  /** Of the last chunk or the refusal of the whole; null while all is well. */
  reason: string | null
  startedAt: string | null
  finishedAt: string | null
  createdAt: string
  createdBy: string
}

export interface BulkFailure {
  recordId: string
  code: string
  error: string
  fields: readonly { field: string; rule: string }[]
}

/** Reads the database's catalog and the rows of one tenant. */
export interface SchemaCatalog {
  columns(table: string): Promise<CatalogColumn[]>
}

export interface CatalogColumn {
  name: string
  type: string
  nullable: boolean
  maxLength: number | null
  primaryKey: boolean
  /** In a unique index that has no other column beside the tenant's. */
  unique: boolean
  indexed: boolean
}

/** What a tenant made of suggested pairs before. */
export interface MappingFeedback {
  record(
    pairs: readonly {
      sourceEntity: string
      sourceField: string
      targetEntity: string
      targetField: string
      accepted: boolean
    }[],
  ): Promise<void>
  /** Sums by pair of fields, whatever the entities, for the two that are asked about first. */
  of(
    sourceEntity: string,
    targetEntity: string,
  ): Promise<{ sourceField: string; targetField: string; accepted: number; rejected: number }[]>
}

export interface ShadowConversion {
  id: string
  ruleId: string
  ruleVersion: number
  sourceEntity: string
  sourceRecordId: string
  /** What it would have done, or why it would have failed. */
  expected: unknown
  outcome: 'waiting' | 'agreed' | 'differed' | 'missing' | 'failed'
  /** Per target and field, once it is compared. */
  comparison: unknown
  compareAt: string
  comparedAt: string | null
  createdAt: string
}

/** Shadow runs of one tenant. */
export interface ShadowRepository {
  insert(shadow: ShadowConversion): Promise<void>
  find(id: string, options?: { lock?: boolean }): Promise<ShadowConversion | null>
  /** The one of this rule version for the record that waits, if there is one. */
  waiting(ruleId: string, ruleVersion: number, recordId: string): Promise<ShadowConversion | null>
  compared(id: string, result: Pick<ShadowConversion, 'outcome' | 'comparison'>): Promise<void>
  list(
    ruleId: string,
    page: { limit: number; before?: string | undefined },
  ): Promise<ShadowConversion[]>
  counts(ruleId: string): Promise<Record<ShadowConversion['outcome'], number>>
}

/** Bulk conversions of one tenant, and the records in them. */
export interface BulkRepository {
  insert(
    bulk: Pick<BulkConversion, 'id' | 'ruleId' | 'ruleVersion' | 'retryOf'> & { request: unknown },
  ): Promise<void>
  find(
    id: string,
    options?: { lock?: boolean },
  ): Promise<(BulkConversion & { request: unknown }) | null>
  list(page: { limit: number; before?: string | undefined }): Promise<BulkConversion[]>
  /** Adds records in chunks of 100; ones that are there already stay. @returns how many chunks there are now */
  addRecords(id: string, recordIds: readonly string[]): Promise<number>
  /** The records of a chunk that are neither done nor failed, locked. */
  pending(id: string, chunk: number): Promise<string[]>
  finish(
    id: string,
    outcomes: { done: readonly string[]; failed: readonly BulkFailure[] },
  ): Promise<{ left: number }>
  move(id: string, from: readonly BulkStatus[], to: BulkStatus, reason?: string): Promise<boolean>
  failures(id: string, page: { limit: number; after?: string | undefined }): Promise<BulkFailure[]>
}
