import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { warehouse } from '../entities/warehouse.ts'
import { AppError } from '../shared/errors.ts'
import type { TenantScope } from '../shared/scope.ts'

/**
 * Where something is made or bought for: the wanted warehouse, else that of the settings, else the oldest. A
 * closed one is passed over: what is there is promised to nobody.
 * @throws AppError `conflict` when there is none
 */
export async function warehouseFor(
  deps: Pick<Deps, 'cache'>,
  r: Pick<Repositories, 'records' | 'settings'>,
  scope: TenantScope,
  wanted: string | null,
): Promise<string> {
  const { sales } = await settingsIn(deps, scope, r)
  const named = [wanted, sales.warehouseId].filter((id) => id !== null)
  const live = await r.records.findMany(warehouse, named)
  const open = new Set(live.filter(({ active }) => active === true).map(({ id }) => id))
  const found = named.find((id) => open.has(id))
  if (found !== undefined) return found
  const { records } = await r.records.list(warehouse, {
    conditions: [{ field: 'active', operator: 'eq', value: true }],
    sort: { field: 'createdAt', descending: false },
    limit: 1,
  })
  if (records[0]) return records[0].id
  throw new AppError('conflict', 'There is no warehouse to make or buy this for: make one first')
}
