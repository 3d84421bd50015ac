import { createHash, randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes ids. Handed in, so that tests can be repeatable. */
export interface Ids {
  /** A ULID: 48 bits of time, then entropy that grows within one millisecond, so ids sort by creation. */
  ulid(now: number): string
  /** Random hexadecimal digits. */
  hex(digits: number): string
}

/** Ids from the system's random source. */
export function createIds(): Ids {
  let lastTime = -1
  let entropy = 0n
  return {
    ulid: (now) => {
      if (now === lastTime) entropy += 1n
      else {
        lastTime = now
        entropy = BigInt(`0x${randomBytes(10).toString('hex')}`) & ((1n << 79n) - 1n)
      }
      return encodeUlid(now, entropy)
    },
    hex: (digits) =>
      randomBytes(Math.ceil(digits / 2))
        .toString('hex')
        .slice(0, digits),
  }
}

/** A ULID from its two parts, 48 bits of milliseconds and 80 bits of entropy. */
export function encodeUlid(time: number, entropy: bigint): string {
  return base32(BigInt(Math.max(0, Math.trunc(time))), 10) + base32(entropy, 16)
}

/** The same name always gives the same UUID: apps and functions keep theirs across restarts. */
export function stableUuid(name: string): string {
  const hash = createHash('sha1').update(name).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex', 0, 16)
  return [8, 12, 16, 20, 32]
    .map((end, i, ends) => hex.slice(i === 0 ? 0 : ends[i - 1], end))
    .join('-')
}

function base32(value: bigint, length: number): string {
  let text = ''
  for (let rest = value, i = 0; i < length; i++, rest >>= 5n) {
    text = alphabet.charAt(Number(rest & 31n)) + text
  }
  return text
}
