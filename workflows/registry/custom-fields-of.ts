import type { Deps, Repositories } from '../deps.ts'
import { customField } from '../entities/custom-field.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import { customFieldSchema } from './custom-field-schema.ts'
import type { Field } from './field.ts'

/** A field that a workspace has defined for one of its entities. */
export interface CustomField {
  key: string
  label: string
  required: boolean
  /** Its type, as of a declared field: validation, filters and CSV forms derive from it. */
  field: Field
}

const MAX_DEFINITIONS = 200

/** The fields that the workspace has defined for the entity, in the order of their making. */
export function customFieldsOf(
  deps: Pick<Deps, 'cache'>,
  r: Pick<Repositories, 'records'>,
  scope: TenantScope,
  entity: Pick<AnyEntity, 'name'>,
): Promise<readonly CustomField[]> {
  return deps.cache.get(scope, 'custom_fields', entity.name, async () => {
    const { records } = await r.records.list(customField, {
      conditions: [{ field: 'entity', operator: 'eq', value: entity.name }],
      sort: { field: 'id', descending: false },
      limit: MAX_DEFINITIONS,
    })
    return records.map(toCustomField)
  })
}

function toCustomField(definition: EntityRecord): CustomField {
  const { key, label, type, options, required } = definition as unknown as Definition
  return { key, label, required, field: customFieldSchema(type, options) }
}

interface Definition {
  key: string
  label: string
  type: Parameters<typeof customFieldSchema>[0]
  options: string[] | null
  required: boolean
}
