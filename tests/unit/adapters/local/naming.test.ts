import { expect, test } from 'vitest'
import { naming } from '../../../../adapters/local/naming.ts'

test('a failed part of the start names its variable in one line', async () => {
  const part = () => {
    throw new Error('connect ECONNREFUSED\n  127.0.0.1:1')
  }
  await expect(naming('DATABASE_URL', part)).rejects.toThrow(
    /^DATABASE_URL: connect ECONNREFUSED 127\.0\.0\.1:1$/,
  )
})

test('what succeeds is handed on', async () => {
  expect(await naming('POTOK_DATA', () => 1)).toBe(1)
})
