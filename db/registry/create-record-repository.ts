import type { TenantWork } from '../../workflows/deps.ts'
import type { RecordRepository } from '../../workflows/registry/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { Transaction } from '../transaction.ts'

/** Records of every entity, of one tenant. */
export function createRecordRepository(
  _tx: Transaction,
  _options: { scope: TenantWork; clock: Clock; newId: NewId; cipher: FieldCipher },
): RecordRepository {
  return null as never
}
