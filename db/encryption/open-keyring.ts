import { and, eq, ne } from 'drizzle-orm'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { encryptionKeys } from '../schema/encryption.ts'
import { createKeyring, type Keyring } from './create-keyring.ts'

/**
 * The keyring of this process. With a master key before today's, the keys of every organization are
 * wrapped by today's; no value is encrypted anew.
 * @throws AppError `not_configured` when some key was wrapped by neither: better no start than a second
 * master key beside the first
 */
export async function openKeyring(
  database: Pick<Database, 'inSystem'>,
  options: {
    masterKey: Uint8Array
    previous?: Uint8Array | undefined
    clock: Clock
    logger: Logger
  },
): Promise<Keyring> {
  const keyring = createKeyring(options)
  const count = await database.inSystem(async (tx) => {
    const rows = await tx
      .select()
      .from(encryptionKeys)
      .where(ne(encryptionKeys.masterKey, keyring.masterKey))
    for (const row of rows) {
      const { wrapped, masterKey } = keyring.rewrap(row)
      await tx
        .update(encryptionKeys)
        .set({ wrapped, masterKey })
        .where(
          and(
            eq(encryptionKeys.organizationId, row.organizationId),
            eq(encryptionKeys.id, row.id),
            // Another process that starts at the same time may have been first.
            eq(encryptionKeys.wrapped, row.wrapped),
          ),
        )
    }
    return rows.length
  })
  if (count > 0) options.logger.warn({ keys: count }, 'Keys were wrapped by the new master key.')
  return keyring
}
