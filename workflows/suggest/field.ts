import type { FieldKind } from '../registry/field.ts'

/** The source of pairs whose fields are columns of a file. */
export const FILE = 'file'

/** What is known of a field whose counterpart is looked for. */
export interface SuggestField {
  /** `email`, `customFields.city`, `items.quantity`, or the header of a column. */
  name: string
  /** What people call it. */
  label?: string | undefined
  /** Unknown of a column. */
  kind?: FieldKind | undefined
  /** The entity of which it holds an id. */
  references?: string | null | undefined
  /** Of a choice. */
  options?: readonly string[] | undefined
  samples?: readonly unknown[] | undefined
  required?: boolean | undefined
  encrypted?: boolean | undefined
  /** A field that the workspace has defined. */
  custom?: boolean | undefined
}
