import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { listTrail, type TrailPage } from './list-trail.ts'

/**
 * A page of what happened to one record, newest first: also the conversions of which it is source or target.
 * @throws AppError `not_found` for a record without a trail in this workspace
 */
export async function readRecordTrail(
  r: Pick<Repositories, 'auditTrail'>,
  recordId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<TrailPage> {
  const trail = await listTrail(r, { about: recordId }, page)
  if (trail.items.length === 0 && page.cursor === undefined) {
    throw new AppError('not_found', `There is no trail of a record ${recordId}`)
  }
  return trail
}
