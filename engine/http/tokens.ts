import { createHmac, timingSafeEqual } from 'node:crypto'

/** Makes and checks tokens that carry a value, for whoever is handed one. */
export interface Tokens {
  sign(value: unknown): string
  /** The value, or undefined when the token was not made here. */
  verify(token: string): unknown
}

/** @param secret of this process: its tokens end with it */
export function createTokens(secret: string): Tokens {
  const mac = (payload: string) => createHmac('sha256', secret).update(payload).digest('base64url')
  return {
    sign: (value) => {
      const payload = Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${payload}.${mac(payload)}`
    },
    verify: (token) => {
      const [payload = '', given = ''] = token.split('.')
      const expected = Buffer.from(mac(payload))
      const actual = Buffer.from(given)
      if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown
    },
  }
}
