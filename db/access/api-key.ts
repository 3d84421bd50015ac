import { createHash, randomBytes } from 'node:crypto'

const PREFIX = 'pk_'
/** Prefix and 256 random bits in base64url. */
const SHAPE = /^pk_[A-Za-z0-9_-]{43}$/

/** A new key. It is shown once; of it only the hash is kept. */
export function generateApiKey(): string {
  return PREFIX + randomBytes(32).toString('base64url')
}

/**
 * SHA-256, in hex: the key is 256 random bits, so neither salt nor a slow hash would add anything,
 * and a lookup by hash reveals nothing by its time. Null for what cannot be a key.
 */
export function hashApiKey(key: string): string | null {
  return SHAPE.test(key) ? createHash('sha256').update(key).digest('hex') : null
}

/** The beginning, by which people tell keys apart. */
export function hintOf(key: string): string {
  return key.slice(0, PREFIX.length + 5)
}
