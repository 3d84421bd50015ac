import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'

/** PKCS#8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface SigningKey {
  privateKey: KeyObject
  publicKey: KeyObject
}

/**
 * The key that signs our access tokens: the given one (Ed25519, PKCS#8 as PEM or its base64), or one
 * that follows from the installation's secret, so that a restart keeps it.
 * @throws Error of one line that names the variable
 */
export function signingKey(given: string | undefined, secret: string): SigningKey {
  const privateKey = given === undefined ? derived(secret) : imported(given)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

function derived(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'potok access tokens', 32))
  return createPrivateKey({
    key: Buffer.concat([ED25519_PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  })
}

function imported(given: string): KeyObject {
  try {
    // In an environment variable the line breaks of a PEM are often written as \n.
    const key = given.includes('-----')
      ? createPrivateKey(given.replaceAll(String.raw`\n`, '\n'))
      : createPrivateKey({ key: Buffer.from(given, 'base64'), format: 'der', type: 'pkcs8' })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // The reason may show parts of the key.
  }
  throw new Error('POTOK_JWT_PRIVATE_KEY: must be an Ed25519 private key, PKCS#8 as PEM or base64')
}
