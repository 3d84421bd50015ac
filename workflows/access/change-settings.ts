import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { mergeSettings } from './merge-settings.ts'
import type { Settings, SettingsPatch } from './settings.ts'

/**
 * Changes some settings of the workspace. `settings.updated`.
 * @throws AppError `conflict` when the version is stale, `invalid_input` for a warehouse that is not there
 */
export async function changeSettings(
  work: Pick<AccessWork, 'r' | 'context'>,
  { version, ...patch }: SettingsPatch & { version: number },
): Promise<{ values: Settings; version: number }> {
  const { r, context } = work
  const { values: before } = await r.settings.read()
  const after = mergeSettings(before, patch)
  await requireWarehouse(r, after.sales.warehouseId)
  const changed = await r.settings.change(version, after)
  const fields = (Object.keys(after) as (keyof Settings)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const pick = (values: Settings) => Object.fromEntries(fields.map((key) => [key, values[key]]))
  await tell(work, {
    entity: 'settings',
    recordId: context.workspaceId,
    action: 'updated',
    before: pick(before),
    after: pick(after),
    events: [{ type: 'settings.updated', data: { fields, version: changed.version } }],
  })
  return { values: after, version: changed.version }
}

async function requireWarehouse(r: AccessWork['r'], id: string | null): Promise<void> {
  if (id === null || (await r.records.existing('warehouse', [id])).has(id)) return
  const field = 'sales.warehouseId'
  const rule = 'must be the id of a warehouse that exists'
  throw new AppError('invalid_input', `${field} ${rule}`, { fields: [{ field, rule }] })
}
