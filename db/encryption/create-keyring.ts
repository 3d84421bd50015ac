import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { seal, unseal } from './seal.ts'

/** A key as it is stored: useless without the master key that is named. */
export interface WrappedKey {
  organizationId: string
  id: string
  purpose: 'data' | 'index'
  wrapped: string
  /** Fingerprint of the master key. */
  masterKey: string
}

/** The master key of this installation, and the unwrapped keys of the last minutes. */
export interface Keyring {
  /** Fingerprint of today's master key. */
  readonly masterKey: string
  /** Makes a key and wraps it. */
  make(key: Omit<WrappedKey, 'wrapped' | 'masterKey'>): WrappedKey
  /** @throws AppError `not_configured` when it was wrapped by a master key that is not there */
  unwrap(key: WrappedKey): Uint8Array
  /** The same key under today's master key. */
  rewrap(key: WrappedKey): WrappedKey
  /** An unwrapped key of the last 300 s. */
  remembered(organizationId: string, id: string): Uint8Array | null
  remember(organizationId: string, id: string, key: Uint8Array): void
}

const LIFETIME = 300_000
const LIMIT = 1000

/** @param options master keys of 32 bytes; `previous` is the one before, while keys are wrapped anew */
export function createKeyring(options: {
  masterKey: Uint8Array
  previous?: Uint8Array | undefined
  clock: Clock
}): Keyring {
  const { masterKey, previous, clock } = options
  const current = fingerprint(masterKey)
  const masters = new Map([[current, masterKey]])
  if (previous) masters.set(fingerprint(previous), previous)
  const known = new Map<string, { key: Uint8Array; until: number }>()

  const wrap = (key: Omit<WrappedKey, 'wrapped' | 'masterKey'>, clear: Uint8Array): WrappedKey => ({
    ...key,
    wrapped: seal(masterKey, clear, boundOf(key)).toString('base64url'),
    masterKey: current,
  })

  const unwrap = (key: WrappedKey): Uint8Array => {
    const master = masters.get(key.masterKey)
    if (master === undefined) {
      throw new AppError(
        'not_configured',
        'The keys of encrypted fields were wrapped by another master key than POTOK_MASTER_KEY or POTOK_MASTER_KEY_PREVIOUS',
      )
    }
    try {
      return unseal(master, Buffer.from(key.wrapped, 'base64url'), boundOf(key))
    } catch (cause) {
      throw new AppError('internal', `The key ${key.id} was tampered with`, { cause })
    }
  }

  return {
    masterKey: current,
    make: (key) => wrap(key, randomBytes(32)),
    unwrap,
    rewrap: (key) => {
      const { organizationId, id, purpose } = key
      return wrap({ organizationId, id, purpose }, unwrap(key))
    },
    remembered: (organizationId, id) => {
      const name = `${organizationId}/${id}`
      const found = known.get(name)
      if (found === undefined) return null
      if (found.until > clock.now()) return found.key
      known.delete(name)
      return null
    },
    remember: (organizationId, id, key) => {
      const [oldest] = known.keys()
      if (known.size >= LIMIT && oldest !== undefined) known.delete(oldest)
      known.set(`${organizationId}/${id}`, { key, until: clock.now() + LIFETIME })
    },
  }
}

/** Tells master keys apart and gives nothing away. */
function fingerprint(masterKey: Uint8Array): string {
  return createHash('sha256')
    .update('potok master key')
    .update(masterKey)
    .digest('hex')
    .slice(0, 16)
}

function boundOf(key: Omit<WrappedKey, 'wrapped' | 'masterKey'>): string {
  return JSON.stringify([key.organizationId, key.id, key.purpose])
}
