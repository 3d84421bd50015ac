import type { FieldKind } from '../registry/field.ts'

/** What values of a field must be like. Only what there is. */
export interface FieldLimits {
  min?: number
  max?: number
  /** Characters. */
  maxLength?: number
  /** A regular expression. */
  pattern?: string
  options?: readonly string[]
}

/** A field of an entity, as its declaration, the workspace and the database's catalog have it. */
export interface SchemaField {
  /** `email`, `customFields.city`, `items.quantity`. */
  name: string
  label: string
  /** Null for a column that the declaration does not know. */
  kind: FieldKind | null
  /** As PostgreSQL writes it: `text`, `character(3)`; of a custom field `jsonb`. */
  databaseType: string
  /** By the database. */
  nullable: boolean
  /** Must be given when a record is made. */
  required: boolean
  /** Set by Potok alone. */
  readOnly: boolean
  primaryKey: boolean
  /** No two live records of the workspace share its value. */
  unique: boolean
  /** The entity of which it holds an id. */
  references: string | null
  limits: FieldLimits
  encrypted: boolean
  indexed: boolean
  /** A field that the workspace has defined. */
  custom: boolean
  /** Up to 5 different values, newest first, text cut to 100 characters; none of encrypted fields. */
  samples: readonly unknown[]
  /** From 0 to 1: which part of the newest 1,000 live records has a value. 0 when there are none. */
  fillRate: number
}

/** The fields of an entity in one workspace. */
export interface EntitySchema {
  /** The entity's name: `lead`. */
  entityType: string
  fields: readonly SchemaField[]
  /** ISO 8601, UTC: when the database was asked. */
  lastAnalyzed: string
  /** How many records the samples and fill rates are of: the newest live ones, at most 1,000. */
  rows: number
}
