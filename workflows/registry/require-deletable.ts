import { AppError } from '../shared/errors.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'

/** @throws AppError `conflict` saying why the record must stay as it is */
export function requireDeletable({ name, keep }: AnyEntity, record: EntityRecord): void {
  const reason = keep?.(record) ?? null
  if (reason === null) return
  throw new AppError('conflict', `The ${name.replaceAll('_', ' ')} cannot be deleted: ${reason}`)
}
