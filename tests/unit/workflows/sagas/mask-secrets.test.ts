import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskSecrets } from '../../../../workflows/sagas/mask-secrets.ts'

test('fields that are called like a secret are hidden, however deep (I32)', () => {
  const secrets = {
    token: 'a',
    accessToken: 'a',
    refresh_tokens: ['a', 'b'],
    secret: 'a',
    webhookSecret: 'a',
    password: 'a',
    apiKey: 'a',
    'api-key': 'a',
    API_KEY: 'a',
    privateKey: { kty: 'a' },
    Authorization: 'a',
    'Set-Cookie': 'a',
    credentials: { user: 'a' },
  }
  const hidden = Object.fromEntries(Object.keys(secrets).map((name) => [name, '[hidden]']))
  expect(maskSecrets({ deep: [{ deeper: secrets }] })).toEqual({ deep: [{ deeper: hidden }] })
})

test('what only sounds like one is shown: counts, flags, nothing, and the keys of records', () => {
  const plain = {
    inputTokens: 120,
    token: 7,
    hasPassword: true,
    secret: null,
    key: 'slides/1.png',
    tokenize: 'yes',
    orderId: '0199d6c1-0000-7000-8000-000000000001',
    number: 'INV-2026-000042',
    words: 'ask_someone risk_takers desk-42',
  }
  expect(maskSecrets(plain)).toEqual(plain)
})

test('values that look like one are hidden wherever they stand', () => {
  const values = [
    'pk_Zm9vYmFyYmF6',
    'sk_live_4eC39HqLyjWD',
    'sk-proj-abcdef123456',
    'Bearer abc.def-ghi',
    'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0',
  ]
  for (const value of values) {
    expect(maskSecrets({ note: `was ${value} once` })).toEqual({ note: 'was [hidden] once' })
    expect(maskSecrets(value)).toBe('[hidden]')
  }
})

test('masking twice is masking once, and never changes the shape', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const masked = maskSecrets(value)
      expect(maskSecrets(masked)).toEqual(masked)
      expect(Array.isArray(masked)).toBe(Array.isArray(value))
    }),
  )
})
