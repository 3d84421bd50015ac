import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
/** NIST SP 800-38D: 96 random bits, 128 bits of tag. */
const NONCE = 12
const TAG = 16

/** AES-256-GCM: nonce, ciphertext and tag in one. `bound` is authenticated and not stored. */
export function seal(key: Uint8Array, clear: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when key, text or `bound` are not those it was sealed with; it says nothing of them */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  if (sealed.byteLength < NONCE + TAG) throw new Error('The sealed text is too short')
  const end = sealed.byteLength - TAG
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), {
    authTagLength: TAG,
  })
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()])
}
