import { describe, expect, test } from 'vitest'
import { createCredentials } from '../../../../adapters/credentials/create-credentials.ts'
import { hashPassword, verifyPassword } from '../../../../adapters/credentials/hash-password.ts'

const CHEAP = { N: 2, r: 1, p: 1 }
const credentials = createCredentials(() => ({ key: '', hash: '', hint: '' }), { cost: CHEAP })

describe('passwords', () => {
  test('are kept as scrypt with their parameters and a salt of their own', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => hashPassword('correct horse', CHEAP)))
    expect(one).toMatch(/^scrypt\$2\$1\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect(await verifyPassword('correct horse', one ?? '')).toBe(true)
    expect(await verifyPassword('correct  horse', one ?? '')).toBe(false)
    expect(await verifyPassword('correct horse', 'no hash')).toBe(false)
  })

  test('the same letters, composed or not, are one password', async () => {
    const hash = await credentials.hashPassword('Ё'.normalize('NFD') + ' моё кафе')
    expect(await credentials.verifyPassword('Ё моё кафе'.normalize('NFC'), hash)).toBe(true)
  })

  test('nobody’s password is never right', async () => {
    expect(await credentials.verifyPassword('', null)).toBe(false)
  })
})

test('codes can be read aloud; secrets are 256 random bits', () => {
  const codes = Array.from({ length: 200 }, () => credentials.newCode())
  expect(codes.every((code) => /^[2-9A-HJKMNP-Z]{8}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBe(200)
  expect(credentials.newSecret('inv_')).toMatch(/^inv_[\w-]{43}$/)
  const hash = credentials.hashSecret('secret')
  expect(credentials.matches('secret', hash)).toBe(true)
  expect(credentials.matches('secreT', hash)).toBe(false)
})
