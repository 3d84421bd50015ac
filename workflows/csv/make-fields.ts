import type { Repositories } from '../deps.ts'
import { customField } from '../entities/custom-field.ts'
import { createRecords } from '../registry/create-records.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { NewField } from './plan-columns.ts'

const CHUNK = 100

/**
 * Makes the custom fields that an import needs.
 * @throws AppError `conflict` when somebody has made one of them meanwhile
 */
export async function makeFields(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  fields: readonly NewField[],
): Promise<void> {
  for (let at = 0; at < fields.length; at += CHUNK) {
    const chunk = fields.slice(at, at + CHUNK)
    const reports = await createRecords(deps, r, context, customField, chunk)
    const errors = reports.flatMap((report) => report.errors ?? [])
    if (errors.length > 0) {
      const message = 'A custom field of the file could not be made; send the file again'
      throw new AppError('conflict', message, { fields: errors })
    }
  }
}
