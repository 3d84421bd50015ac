import type { AnyEntity, EntityRecord } from './entity.ts'

/** Values of a record's own fields and items, checked, complete and in clear. */
export interface RecordValues {
  /** Every declared field; null where absent. */
  fields: Record<string, unknown>
  /** Present when the entity has items. An item with an `id` keeps its row. */
  items?: readonly (Record<string, unknown> & { id: string })[]
  customFields: Record<string, unknown>
  metadata: Record<string, unknown>
}

/** One condition of a list: `field` is a filterable field, `id`, `createdAt`, `updatedAt` or `customFields.<key>`. */
export interface RecordCondition {
  field: string
  operator: 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'null' | 'contains'
  /** Of the field's type; a list for `in`; true or false for `null`. */
  value: unknown
}

export interface RecordQuery {
  conditions?: readonly RecordCondition[]
  /** Words that all must appear in the searchable fields, in any case. */
  search?: string | undefined
  /** A sortable field, `id`, `createdAt` or `updatedAt`; newest id first without it. */
  sort?: { field: string; descending: boolean } | undefined
  /** At most so many, 1 to 1,000. */
  limit: number
  /** Opaque, from `nextCursor` of a page with the same sort. */
  cursor?: string | undefined
  /** `only` the deleted ones; live ones without it. */
  deleted?: 'only' | undefined
}

export interface RecordPage {
  records: EntityRecord[]
  nextCursor: string | null
}

/**
 * Records of every entity, of one tenant. Encrypts and decrypts marked fields. Deleted records are
 * hidden unless asked for; an id that is no UUID is not found.
 */
export interface RecordRepository {
  /**
   * Adds all in one statement; the given ids are new. With `skipTaken` the ones whose unique key is
   * taken, in the table or by another of them, are left out of the answer instead.
   * @throws AppError `conflict` naming the fields of the key
   */
  insert(
    entity: AnyEntity,
    records: readonly (RecordValues & { id: string })[],
    options?: { skipTaken?: boolean },
  ): Promise<EntityRecord[]>
  /**
   * Which unique keys of each candidate belong to another live record: lists of fields. One query
   * per key for all of them.
   */
  taken(
    entity: AnyEntity,
    candidates: readonly (Pick<RecordValues, 'fields'> & { id: string })[],
  ): Promise<(readonly string[])[][]>
  /** `lock` holds the row until the transaction ends, so that nobody changes it meanwhile. */
  find(
    entity: AnyEntity,
    id: string,
    options?: { deleted?: 'only' | 'with'; lock?: boolean },
  ): Promise<EntityRecord | null>
  /** The found ones among `ids`, in no order. */
  findMany(
    entity: AnyEntity,
    ids: readonly string[],
    options?: { deleted?: 'only' | 'with'; lock?: boolean },
  ): Promise<EntityRecord[]>
  /**
   * Replaces all values and adds 1 to the version, in one statement for all.
   * @throws AppError `conflict` when one is not at the version of `before` any more, or a unique key is
   * taken
   */
  update(
    entity: AnyEntity,
    changes: readonly { before: EntityRecord; values: RecordValues }[],
  ): Promise<EntityRecord[]>
  /** Marks as deleted, or takes the mark away; adds 1 to the version. @throws AppError `conflict` as update does */
  setDeleted(
    entity: AnyEntity,
    records: readonly EntityRecord[],
    deleted: boolean,
  ): Promise<EntityRecord[]>
  /** @throws AppError `invalid_input` naming the parameter of a cursor, sort or condition that cannot be */
  list(entity: AnyEntity, query: RecordQuery): Promise<RecordPage>
  count(entity: AnyEntity, conditions?: readonly RecordCondition[]): Promise<number>
  /** Which of the ids are live records of the entity. */
  existing(entity: string, ids: readonly string[]): Promise<ReadonlySet<string>>
}
