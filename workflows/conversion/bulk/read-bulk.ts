import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { BulkConversion } from './ports.ts'

/** @throws AppError `not_found` */
export async function readBulk(
  r: Pick<Repositories, 'bulkConversions'>,
  id: string,
): Promise<BulkConversion> {
  const bulk = await r.bulkConversions.find(id)
  if (bulk === null) throw new AppError('not_found', 'There is no such bulk conversion')
  const { request: _request, cursor: _cursor, ...shown } = bulk
  return shown
}

/** Is nothing to come any more? */
export const isOver = ({ status }: Pick<BulkConversion, 'status'>): boolean =>
  status === 'completed' || status === 'cancelled' || status === 'failed'
