import type { SchemaCatalog } from '../../workflows/conversion/ports.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** The catalog of the database. */
export function createSchemaCatalog(_tx: Transaction, _options: RepositoryContext): SchemaCatalog {
  return new Proxy({} as SchemaCatalog, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
