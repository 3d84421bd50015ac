import type { AnyEntity } from '../registry/entity.ts'

/** An expression as its author wrote it, ready to be computed. */
export interface Expression {
  /** The value in JSON's types; missing fields are null. @throws AppError `invalid_input` when it cannot be computed or takes too long */
  evaluate(variables: Readonly<Record<string, unknown>>): unknown
  /** The fields that it reads, from the variable down: `['source', 'email']`. */
  readonly paths: readonly (readonly string[])[]
  /** CEL's type of the value as far as it can be told, `dyn` where it cannot. */
  readonly type: string
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
  /** Whether there are phone numbers of the country. */
  isCountry(country: string): boolean
  /** Whether a day that is written by the format is read again by it. */
  isFormat(format: string, zone: string): boolean
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
  /** @param options.unsealed gives the values of encrypted fields in clear, for the undo alone */
  find(id: string, options?: { lock?: boolean; unsealed?: boolean }): Promise<Conversion | null>
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
  /**
   * Holds until the end of the transaction what records are looked for by, so that two who would make the
   * same record come one after the other, in one statement.
   * @param values `<field>=<value>`; `all` where values cannot say it, such as with alike names
   */
  holdMatches(entity: AnyEntity, values: readonly string[] | 'all'): Promise<void>
  /**
   * For each value the two oldest live records of the entity that have it in a field, in one statement.
   * @param field a declared field, or `customFields.<key>`
   */
  matches(
    entity: AnyEntity,
    field: string,
    wanted: readonly { value: unknown; except?: string | undefined }[],
  ): Promise<string[][]>
  /** Texts of a field of the live records, by id upwards. */
  texts(
    entity: AnyEntity,
    field: string,
    page: { limit: number; after?: string | undefined },
  ): Promise<{ id: string; text: string }[]>
  /** Where live records refer to some records of an entity, items included, in one statement; at most 100. */
  references(entity: AnyEntity, recordIds: readonly string[]): Promise<RecordReference[]>
  /** Live conversions that lead to a record; at most 100. */
  leadingTo(entity: string, recordIds: readonly string[]): Promise<LiveConversion[]>
}

/** A place in which a live record names another one. */
export interface RecordReference {
  /** Which record is named. */
  to: string
  entity: string
  recordId: string
  /** A field, or `items.<field>`. */
  field: string
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
