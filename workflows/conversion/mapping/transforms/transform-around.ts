import type { FieldKind } from '../../../registry/field.ts'
import type { EntityRecord } from '../../../registry/entity.ts'
import type { Formats } from '../../ports.ts'

/** What transforms may know beside the value. */
export interface TransformAround {
  formats: Formats
  /** IANA, of the workspace. */
  timeZone: string
  /** Of the target's field; null where it is not known, such as a custom field that went away. */
  kind: FieldKind | null
}

/** The record that is mapped: the source, or an item of it. */
export type Mapping = Readonly<EntityRecord | Record<string, unknown>>

/** Changes a value that is not null. Gives a `Refused` where it cannot. */
export type Change = (value: unknown, record: Mapping) => unknown
