import { and, eq } from 'drizzle-orm'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { encryptionKeys } from '../schema/encryption.ts'
import type { Transaction } from '../transaction.ts'
import type { Keyring, WrappedKey } from './create-keyring.ts'

export interface OrganizationKey {
  id: string
  key: Uint8Array
}

/** The keys of one organization, within one transaction. */
export interface KeyStore {
  /** The active key of that purpose; made when there is none. A data key stays active until the commit. */
  active(purpose: WrappedKey['purpose']): Promise<OrganizationKey>
  /** @throws AppError `internal` when there is no such key */
  byId(id: string): Promise<Uint8Array>
  /** Looks the active keys up again: a savepoint took back what was made and locked since. */
  forget(): void
}

interface KeyStoreOptions {
  scope: TenantScope
  keyring: Keyring
  clock: Clock
  newId: NewId
}

export function createKeyStore(tx: Transaction, options: KeyStoreOptions): KeyStore {
  const { scope, keyring, clock, newId } = options
  const { organizationId } = scope

  const unwrapped = (row: WrappedKey): OrganizationKey => {
    let key = keyring.remembered(organizationId, row.id)
    if (key === null) {
      key = keyring.unwrap(row)
      keyring.remember(organizationId, row.id, key)
    }
    return { id: row.id, key }
  }

  const findActive = async (purpose: WrappedKey['purpose']) => {
    const query = tx
      .select()
      .from(encryptionKeys)
      .where(
        and(
          eq(encryptionKeys.organizationId, organizationId),
          eq(encryptionKeys.purpose, purpose),
          eq(encryptionKeys.status, 'active'),
        ),
      )
    // A rotation waits for those who still write under the old key.
    const [row] = await (purpose === 'data' ? query.for('share') : query)
    return row
  }

  /** Of two first writers one makes the key; the other waits for it and finds it. */
  const make = async (purpose: WrappedKey['purpose']) => {
    const made = keyring.make({ organizationId, id: newId(), purpose })
    await tx
      .insert(encryptionKeys)
      .values({ ...made, status: 'active', createdAt: new Date(clock.now()) })
      .onConflictDoNothing()
  }

  const found = new Map<WrappedKey['purpose'], Promise<OrganizationKey>>()
  const active = async (purpose: WrappedKey['purpose']): Promise<OrganizationKey> => {
    // Empty, too, when a rotation replaced the key while this waited for it: then a second look finds it.
    for (let tries = 0; tries < 5; tries += 1) {
      const row = await findActive(purpose)
      if (row) return unwrapped(row)
      await make(purpose)
    }
    throw new AppError('conflict', 'The key of encrypted fields is being changed: try again')
  }

  const read = new Map<string, Promise<Uint8Array>>()
  const byId = async (id: string): Promise<Uint8Array> => {
    const known = keyring.remembered(organizationId, id)
    if (known) return known
    const [row] = await tx
      .select()
      .from(encryptionKeys)
      .where(and(eq(encryptionKeys.organizationId, organizationId), eq(encryptionKeys.id, id)))
    if (!row) throw new AppError('internal', `There is no key ${id}`)
    return unwrapped(row).key
  }

  return {
    active: (purpose) => {
      const known = found.get(purpose) ?? active(purpose)
      found.set(purpose, known)
      return known
    },

    byId: (id) => {
      const known = read.get(id) ?? byId(id)
      read.set(id, known)
      return known
    },

    forget: () => found.clear(),
  }
}
