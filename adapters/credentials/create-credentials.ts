import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Credentials } from '../../workflows/access/sign-in-ports.ts'
import { hashPassword, PASSWORD_COST, verifyPassword } from './hash-password.ts'

/** Without 0, O, 1, I and L, which people mix up. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8

/** Makes and checks secrets. Tests hand in a cheaper cost of passwords. */
export function createCredentials(
  newApiKey: Credentials['newApiKey'],
  { cost = PASSWORD_COST }: { cost?: typeof PASSWORD_COST } = {},
): Credentials {
  let nobody: Promise<string> | undefined
  return {
    newApiKey,
    hashPassword: (password) => hashPassword(password, cost),
    verifyPassword: async (password, hash) => {
      nobody ??= hashPassword(randomBytes(16).toString('hex'), cost)
      const matches = await verifyPassword(password, hash ?? (await nobody))
      return hash !== null && matches
    },
    newSecret: (prefix) => prefix + randomBytes(32).toString('base64url'),
    newCode: () =>
      Array.from(
        { length: CODE_LENGTH },
        () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
      ).join(''),
    hashSecret,
    matches: (secret, hash) => timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash)),
  }
}

/** 256 random bits need no slow hash. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
