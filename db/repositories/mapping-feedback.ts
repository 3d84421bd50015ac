import type { MappingFeedback } from '../../workflows/conversion/ports.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** What one tenant made of suggestions. */
export function createMappingFeedback(
  _tx: Transaction,
  _options: RepositoryContext,
): MappingFeedback {
  return new Proxy({} as MappingFeedback, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
