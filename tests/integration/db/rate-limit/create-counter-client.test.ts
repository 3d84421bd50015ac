import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createRateLimiter,
  type RateLimiterOptions,
} from '../../../../adapters/rate-limit/create-rate-limiter.ts'
import { createCounterClient } from '../../../../db/rate-limit/create-counter-client.ts'
import type { Database } from '../../../../db/open-database.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'

const limits = { address: 40, caller: 20, auth_address: 5, auth_account: 5 }

describe('limits that instances share through the database', () => {
  let database: Database
  let options: RateLimiterOptions
  beforeAll(async () => {
    database = await openTestDatabase()
    options = { clock: Date, logger, limits, counters: createCounterClient(database) }
  })
  afterAll(() => database.close())
  const expire = (key: string, age: number) =>
    database.sql.query(`update rate_limits set expire = $2 where key = $1`, [key, Date.now() - age])
  const keys = async () =>
    (await database.sql.query<{ key: string }>('select key from rate_limits')).map(({ key }) => key)

  test('three instances together let the limit through, and again when the window is over', async () => {
    const instances = [1, 2, 3].map(() => createRateLimiter(options))
    const tryAll = async () => {
      const tries = instances.flatMap((limiter) =>
        Array.from({ length: 30 }, () => limiter.consume('address', 'k')),
      )
      return (await Promise.all(tries)).filter((verdict) => verdict?.allowed).length
    }
    expect(await tryAll()).toBe(40)
    expect(await tryAll()).toBe(0)
    await expire('address:k', 1)
    const fresh = createRateLimiter(options)
    expect(await fresh.consume('address', 'k')).toMatchObject({ allowed: true, remaining: 39 })
  })

  test('counters are removed some time after they expired', async () => {
    const limiter = createRateLimiter(options)
    await limiter.consume('caller', 'old')
    await limiter.consume('caller', 'fresh')
    await expire('caller:old', 120_000)
    const client = createCounterClient(database)
    for (let i = 0; i < 200; i += 1) await client.query({ text: 'select 1' })
    expect(await keys()).toContain('caller:fresh')
    expect(await keys()).not.toContain('caller:old')
  })
})
