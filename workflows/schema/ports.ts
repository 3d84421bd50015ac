import type { AnyEntity } from '../registry/entity.ts'

/** Reads the database's catalog and the rows of one tenant. */
export interface SchemaCatalog {
  /** In the order of the table; none when there is no such table. */
  columns(table: string): Promise<CatalogColumn[]>
  /**
   * The newest live records, and items of theirs, at most `limit` of each, by the names of their columns.
   * The value of an encrypted column is whether there is one.
   */
  newest(entity: AnyEntity, limit: number): Promise<{ records: CatalogRow[]; items: CatalogRow[] }>
}

export type CatalogRow = Readonly<Record<string, unknown>>

export interface CatalogColumn {
  name: string
  type: string
  nullable: boolean
  maxLength: number | null
  primaryKey: boolean
  /** In a unique index that has no other column beside the tenant's. */
  unique: boolean
  /** Leads an index, behind the tenant's columns. */
  indexed: boolean
  /** The table that a foreign key leads to. */
  references: string | null
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
  /** By pair of fields, the ones said most often first, at most 5,000. */
  of(sourceEntity: string, targetEntity: string): Promise<PairFeedback[]>
}

/** What was said about a pair of fields. */
export interface PairFeedback {
  sourceField: string
  targetField: string
  /** How often between these two entities. */
  accepted: number
  rejected: number
  /** How often the same names were accepted between others. */
  acceptedElsewhere: number
}
