import type { BulkRepository } from '../../workflows/conversion/ports.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Bulk conversions of one tenant. */
export function createBulkRepository(
  _tx: Transaction,
  _options: RepositoryContext,
): BulkRepository {
  return new Proxy({} as BulkRepository, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
