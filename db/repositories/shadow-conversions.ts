import type { ShadowRepository } from '../../workflows/conversion/ports.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Shadow runs of one tenant. */
export function createShadowRepository(
  _tx: Transaction,
  _options: RepositoryContext,
): ShadowRepository {
  return new Proxy({} as ShadowRepository, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
