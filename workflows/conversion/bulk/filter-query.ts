import type { Deps, Repositories } from '../../deps.ts'
import { customFieldsOf } from '../../registry/custom-fields-of.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import { invalidInput } from '../../registry/errors.ts'
import { parseListQuery } from '../../registry/parse-list-query.ts'
import type { RecordQuery } from '../../registry/ports.ts'
import { AppError, type FieldError } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { BulkInput } from './bulk-input.ts'

type Filter = Record<string, string | string[]>

/** Parameters of a list that a conversion of all its records has no use for. */
const PAGING = new Map([
  ['limit', 'is not a parameter of a bulk conversion, which takes all records'],
  ['cursor', 'is not a parameter of a bulk conversion, which takes all records'],
  ['sort', 'is not a parameter of a bulk conversion, which has no order'],
  ['deleted', 'is not a parameter of a bulk conversion: deleted records cannot be converted'],
])

/** The parameters as a list gets them: texts. */
export function filterOf(given: NonNullable<BulkInput['filter']>): Filter {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  )
}

/**
 * What a bulk conversion's filter asks for, checked as the list checks its parameters.
 * @throws AppError `invalid_input` naming each parameter: `filter.statu`
 */
export async function filterQuery(
  deps: Pick<Deps, 'cache'>,
  r: Pick<Repositories, 'records'>,
  scope: TenantScope,
  entity: AnyEntity,
  filter: Filter,
): Promise<RecordQuery> {
  const errors = Object.keys(filter).flatMap((name): FieldError[] => {
    const field = entity.fields[name.replace(/\[.*$/, '')]
    const rule = PAGING.get(name)
    if (rule) return [{ field: name, rule }]
    // The filter is kept as it was asked for, and what is encrypted is kept nowhere in clear.
    return field?.encrypted ? [{ field: name, rule: 'is encrypted: give ids instead' }] : []
  })
  if (errors.length > 0) throw inFilter(errors)
  try {
    return parseListQuery(entity, await customFieldsOf(deps, r, scope, entity), filter)
  } catch (error) {
    throw error instanceof AppError && error.fields.length > 0 ? inFilter(error.fields) : error
  }
}

function inFilter(errors: readonly FieldError[]): AppError {
  return invalidInput(
    'The filter',
    errors.map(({ field, rule }) => ({ field: field ? `filter.${field}` : 'filter', rule })),
  )
}
