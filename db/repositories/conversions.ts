import type { ConversionRepository } from '../../workflows/conversion/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Conversions of one tenant. */
export function createConversionRepository(
  _tx: Transaction,
  _options: RepositoryContext & { cipher: FieldCipher },
): ConversionRepository {
  return new Proxy({} as ConversionRepository, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
