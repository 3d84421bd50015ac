import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'

/** A live record. @throws AppError `not_found` for what is deleted, another tenant's, or never was */
export async function readRecord(
  r: Pick<Repositories, 'records'>,
  entity: AnyEntity,
  id: string,
): Promise<EntityRecord> {
  const record = await r.records.find(entity, id)
  if (record === null) throw notFound(entity)
  return record
}

export const notFound = ({ name }: Pick<AnyEntity, 'name'>): AppError =>
  new AppError('not_found', `There is no such ${name.replaceAll('_', ' ')}`)
