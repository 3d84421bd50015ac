import type { Repositories } from '../deps.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import type { RecordQuery } from './ports.ts'

/**
 * A page of records, as the API answers it.
 * @throws AppError `invalid_input` on `cursor` when it is none, or of a list with another sort
 */
export async function listRecords(
  r: Pick<Repositories, 'records'>,
  entity: AnyEntity,
  query: RecordQuery,
): Promise<{ items: EntityRecord[]; nextCursor: string | null }> {
  const { records, nextCursor } = await r.records.list(entity, query)
  return { items: records, nextCursor }
}
