import type { FieldError } from '../shared/errors.ts'
import type { AnyEntity, ChangeContext } from './entity.ts'
import { invalidRecord, pathOf, ruleOf } from './errors.ts'
import type { RecordValues } from './ports.ts'
import { outputSchema, perEntity, shapeOf } from './schemas.ts'
import { z } from 'zod'

const complete = perEntity(({ fields }) => z.object(shapeOf(fields, outputSchema)).partial())
const completeItem = perEntity(({ items }) =>
  z.looseObject(shapeOf(items?.fields ?? {}, outputSchema)),
)

/**
 * Applies the declaration's own rules: its check, then what follows from the values.
 * @throws AppError `invalid_input`
 */
export function settle(
  entity: AnyEntity,
  values: RecordValues,
  context: ChangeContext,
): RecordValues {
  const { check, derive, name } = entity
  if (!check && !derive) return values
  const flat = { ...values.fields, ...(values.items ? { items: values.items } : {}) }
  const errors = check?.(flat, context) ?? []
  if (errors.length > 0) throw invalidRecord(name, errors)
  if (!derive) return values
  const { items = values.items, ...derived } = derive(flat, context)
  const wrong = [
    ...issuesOf(complete(entity), derived, []),
    ...((items as RecordValues['items']) ?? []).flatMap((item, index) =>
      issuesOf(completeItem(entity), item, ['items', index]),
    ),
  ]
  if (wrong.length > 0) throw invalidRecord(name, wrong)
  return {
    ...values,
    fields: { ...values.fields, ...derived },
    ...(items ? { items: items as NonNullable<RecordValues['items']> } : {}),
  }
}

/** A sum may leave the bounds that its parts keep. */
function issuesOf(schema: z.ZodType, value: unknown, at: PropertyKey[]): FieldError[] {
  return (schema.safeParse(value).error?.issues ?? []).map((issue) => ({
    field: pathOf([...at, ...issue.path]),
    rule: ruleOf(issue),
  }))
}
