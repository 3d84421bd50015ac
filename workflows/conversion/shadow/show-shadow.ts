import type { ShadowConversion } from './ports.ts'
import { comparisonSchema } from './compare-target.ts'
import { type ExpectedTarget, expectationSchema } from './expectation.ts'

/** Stands for a value of an entity that the caller may not read. */
const HIDDEN = '[hidden]'

export interface ShownField {
  field: string
  /** `waiting` until it is compared. */
  result: 'waiting' | 'agreed' | 'differed' | 'missing'
  expected: unknown
  found: unknown
}

export interface ShownShadow {
  id: string
  ruleVersion: number
  sourceRecordId: string
  outcome: ShadowConversion['outcome']
  createdAt: string
  compareAt: string
  comparedAt: string | null
  targets: {
    key: string
    entity: string
    action: ExpectedTarget['action']
    /** What it was compared with; null where nothing was found. */
    recordId: string | null
    fields: ShownField[]
  }[]
  /** Why the rule would have refused the record. */
  failure: { code: string; error: string; fields: { field: string; rule: string }[] } | null
}

/** A shadow run as people see it. */
export function showShadow(
  shadow: ShadowConversion,
  mayRead: (entity: string) => boolean,
): ShownShadow {
  const { expected: _, comparison: __, ruleId: ___, sourceEntity, ...rest } = shadow
  const expected = expectationSchema.parse(shadow.expected)
  const compared = shadow.comparison ? comparisonSchema.parse(shadow.comparison).targets : []
  if (expected.status === 'refused') {
    const { code, error, fields } = expected
    const failure = mayRead(sourceEntity)
      ? { code, error, fields }
      : { code, error: HIDDEN, fields: [] }
    return { ...rest, targets: [], failure }
  }
  const targets = expected.targets.map(({ key, entity, action, ...target }) => {
    const found = compared.find((each) => each.key === key)
    const fields = found?.fields ?? waiting(target)
    return {
      key,
      entity,
      action,
      recordId: found?.recordId ?? target.recordId,
      fields: mayRead(entity) && mayRead(sourceEntity) ? fields : fields.map(hide),
    }
  })
  return { ...rest, targets, failure: null }
}

const waiting = ({ fields }: Pick<ExpectedTarget, 'fields'>): ShownField[] =>
  fields.map(({ field, value }) => ({ field, result: 'waiting', expected: value, found: null }))

const hide = ({ field, result }: ShownField): ShownField => ({
  field,
  result,
  expected: HIDDEN,
  found: HIDDEN,
})
