import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

interface Cost {
  /** A power of two. */
  N: number
  r: number
  p: number
}

/** 32 MiB and about a tenth of a second: OWASP's recommendation for scrypt. */
export const PASSWORD_COST: Cost = { N: 2 ** 15, r: 8, p: 3 }
const LENGTH = 32
const SHAPE = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/

/** `scrypt$N$r$p$salt$hash`: with its parameters, so that they can be raised later. */
export async function hashPassword(password: string, cost: Cost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  const text = [salt, hash].map((bytes) => bytes.toString('base64url'))
  return ['scrypt', cost.N, cost.r, cost.p, ...text].join('$')
}

/** False for a wrong password and for a text that is no hash; compares in constant time. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', expected = ''] = SHAPE.exec(hash) ?? []
  if (N === undefined) return false
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const actual = await derive(password, Buffer.from(salt, 'base64url'), cost)
  const wanted = Buffer.from(expected, 'base64url')
  return actual.length === wanted.length && timingSafeEqual(actual, wanted)
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on different systems are one password (RFC 8265).
    const text = password.normalize('NFKC')
    scrypt(text, salt, LENGTH, { N, r, p, maxmem: 256 * N * r + 2 ** 20 }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
