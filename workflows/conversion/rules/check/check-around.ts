import type { AnyEntity } from '../../../registry/entity.ts'
import type { CompileAround } from '../../mapping/compile-rule.ts'
import type { CustomFieldsByEntity } from '../../mapping/kind-of.ts'

/** What the checks of a rule may know. */
export interface CheckAround extends CompileAround {
  customFields: CustomFieldsByEntity
  source: AnyEntity
  /** Items that are mapped come out of JSON, and so have no declared fields. */
  isJsonItem?: boolean
}

/** Notes a broken rule at a place such as `.field`, below what is checked. */
export type Report = (at: string, rule: string) => void

export const below =
  (report: Report, at: string): Report =>
  (further, rule) =>
    report(`${at}${further}`, rule)
