import type { Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import type { RecordPage } from '../registry/ports.ts'

const ENDS: ReadonlySet<string> = new Set(['WON', 'LOST'])
const OPEN = (deal.fields.stage.options ?? []).filter((stage) => !ENDS.has(stage))

/**
 * Deals that are neither won nor lost, the newest first.
 * @throws AppError `invalid_input` for a cursor that is none
 */
export function findActiveDeals(
  r: Pick<Repositories, 'records'>,
  page: { limit: number; cursor?: string | undefined },
): Promise<RecordPage> {
  const conditions = [{ field: 'stage', operator: 'in', value: OPEN }] as const
  return r.records.list(deal, { ...page, conditions })
}
