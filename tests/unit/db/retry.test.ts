import { describe, expect, test } from 'vitest'
import { ConcurrentWrite, withRetry } from '../../../db/retry.ts'

const failing = (code: string, times: number) => {
  const calls = { count: 0 }
  const work = async () => {
    calls.count += 1
    if (calls.count <= times) throw Object.assign(new Error(code), { code })
    return 'done'
  }
  return { calls, work }
}

describe('running a transaction again', () => {
  test.each(['40001', '40P01'])('after %s, which the database rolled back', async (code) => {
    expect(await withRetry(failing(code, 2).work)).toBe('done')
  })

  test('not for ever', async () => {
    const { calls, work } = failing('40001', 99)
    await expect(withRetry(work)).rejects.toThrow('40001')
    expect(calls.count).toBe(4)
  })

  test.each(['08006', '23505', 'ECONNRESET'])(
    'not after %s, which may have been committed or will fail again',
    async (code) => {
      const { calls, work } = failing(code, 1)
      await expect(withRetry(work)).rejects.toThrow(code)
      expect(calls.count).toBe(1)
    },
  )

  test('when another transaction did the same meanwhile', () => {
    expect(new ConcurrentWrite('twin').code).toBe('40001')
  })
})
