import { createHmac } from 'node:crypto'
import { AppError } from '../../workflows/shared/errors.ts'
import type { CipherPlace, FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Transaction } from '../transaction.ts'
import type { Keyring } from './create-keyring.ts'
import { createKeyStore } from './create-key-store.ts'
import { seal, unseal } from './seal.ts'

/** `v1.<key id>.<base64url of nonce, ciphertext and tag>`. */
const CIPHERTEXT = /^v1\.([0-9a-f-]{36})\.([\w-]+)$/

export interface FieldCipherOptions {
  scope: TenantScope
  /** Without one nothing can be encrypted. */
  keyring?: Keyring | undefined
  clock: Clock
  newId: NewId
}

/** Encrypts fields of the tenant of one transaction. Call `forget` when a savepoint was rolled back. */
export function createFieldCipher(
  tx: Transaction,
  options: FieldCipherOptions,
): FieldCipher & { forget(): void } {
  const { scope, keyring } = options
  const keys = keyring && createKeyStore(tx, { ...options, keyring })
  const store = () => {
    if (keys) return keys
    throw new AppError('not_configured', 'POTOK_MASTER_KEY: is needed for encrypted fields')
  }
  const boundOf = ({ column, recordId }: CipherPlace) =>
    JSON.stringify([scope.organizationId, scope.workspaceId, column, recordId])

  return {
    forget: () => keys?.forget(),

    encrypt: async (value, place) => {
      const { id, key } = await store().active('data')
      return `v1.${id}.${seal(key, Buffer.from(value), boundOf(place)).toString('base64url')}`
    },

    decrypt: async (ciphertext, place) => {
      const [, id, sealed] = CIPHERTEXT.exec(ciphertext) ?? []
      if (id === undefined || sealed === undefined) throw broken(place)
      const key = await store().byId(id)
      try {
        return unseal(key, Buffer.from(sealed, 'base64url'), boundOf(place)).toString()
      } catch (cause) {
        throw broken(place, cause)
      }
    },

    blindIndex: async (value, column) => {
      const { key } = await store().active('index')
      const bound = JSON.stringify([scope.organizationId, scope.workspaceId, column, value])
      return createHmac('sha256', key).update(bound).digest('base64url')
    },
  }
}

function broken({ column, recordId }: CipherPlace, cause?: unknown): AppError {
  return new AppError('internal', `${column} of ${recordId} cannot be decrypted`, { cause })
}

/** The key under which a text is encrypted; null for what is no ciphertext. */
export function keyIdOf(ciphertext: string): string | null {
  return CIPHERTEXT.exec(ciphertext)?.[1] ?? null
}
