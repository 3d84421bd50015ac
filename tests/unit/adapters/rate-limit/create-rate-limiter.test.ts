import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createRateLimiter,
  type CounterClient,
} from '../../../../adapters/rate-limit/create-rate-limiter.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'

const clock = { now: () => Date.now() }
const limits = { address: 100, caller: 50, auth_address: 10, auth_account: 3 }

/** What instances share, without a database: the library's upsert (key, points, expire, now). */
function sharedCounters() {
  const rows = new Map<string, { points: number; expire: number }>()
  let asked = 0
  let down = false
  const counters: CounterClient = {
    query: async ({ values = [] }) => {
      const [key, points, expire, now] = values as [string, number, number, number]
      asked += 1
      await Promise.resolve()
      if (down) throw new Error('the database is down')
      const old = rows.get(key)
      const row =
        old && old.expire > now ? { ...old, points: old.points + points } : { points, expire }
      rows.set(key, row)
      return { rows: [row] }
    },
  }
  return {
    counters,
    asked: () => asked,
    fail: (failing: boolean) => {
      down = failing
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const limiterOf = (counters?: CounterClient, logger = quietLogger) =>
  createRateLimiter({ clock, logger, limits, ...(counters ? { counters } : {}) })
/** How many of `times` requests are let through. */
async function passed(limiter: ReturnType<typeof limiterOf>, times: number, key = 'k') {
  const verdicts = await Promise.all(
    Array.from({ length: times }, () => limiter.consume('address', key)),
  )
  return verdicts.filter((verdict) => verdict?.allowed).length
}

describe('one process', () => {
  test('lets exactly the limit through, and again in the next window', async () => {
    const limiter = limiterOf()
    expect(await passed(limiter, 150)).toBe(100)
    expect(await passed(limiter, 150, 'another')).toBe(100)
    vi.setSystemTime(Date.now() + 59_999)
    expect(await passed(limiter, 1)).toBe(0)
    vi.setSystemTime(Date.now() + 1)
    expect(await passed(limiter, 150)).toBe(100)
  })

  test('says what is left and when the window ends', async () => {
    const limiter = limiterOf()
    const ask = () => limiter.consume('auth_account', 'k')
    const at = { limit: 3, window: 60 }
    expect(await ask()).toEqual({ ...at, allowed: true, remaining: 2, resetAfter: 60 })
    vi.setSystemTime(Date.now() + 20_500)
    expect(await ask()).toEqual({ ...at, allowed: true, remaining: 1, resetAfter: 40 })
    expect(await ask()).toEqual({ ...at, allowed: true, remaining: 0, resetAfter: 40 })
    expect(await ask()).toEqual({ ...at, allowed: false, remaining: 0, resetAfter: 40 })
  })

  test('a limit of 0 is no limit', async () => {
    const limiter = createRateLimiter({
      clock,
      logger: quietLogger,
      limits: { ...limits, caller: 0 },
    })
    expect(await limiter.consume('caller', 'k')).toBeNull()
  })
})

describe('several processes', () => {
  test('together never let more through than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ process: fc.nat(3), requests: fc.integer({ min: 1, max: 40 }) }), {
          maxLength: 20,
        }),
        async (bursts) => {
          const { counters } = sharedCounters()
          const processes = Array.from({ length: 4 }, () => limiterOf(counters))
          const wanted = bursts.reduce((sum, { requests }) => sum + requests, 0)
          const counts = await Promise.all(
            bursts.map(({ process, requests }) =>
              passed(processes[process] ?? limiterOf(), requests),
            ),
          )
          const sum = counts.reduce((total, n) => total + n, 0)
          expect(sum).toBeLessThanOrEqual(100)
          // What the others may hold and not use: a tenth of the limit each.
          expect(sum).toBeGreaterThanOrEqual(Math.min(wanted, 100 - 3 * 10))
        },
      ),
      { numRuns: 50 },
    )
  })

  test('write once per tenth of the limit, not once per request', async () => {
    const { counters, asked } = sharedCounters()
    const limiter = limiterOf(counters)
    for (let i = 0; i < 100; i += 1) await limiter.consume('address', 'k')
    expect(asked()).toBe(10)
    await passed(limiter, 500)
    expect(asked()).toBe(10)
  })

  test('count each try to sign in, wherever it arrives', async () => {
    const { counters } = sharedCounters()
    const processes = [limiterOf(counters), limiterOf(counters), limiterOf(counters)]
    const tries = []
    for (let i = 0; i < 30; i += 1) {
      tries.push(await processes[i % 3]?.consume('auth_address', 'k'))
    }
    expect(tries.filter((verdict) => verdict?.allowed)).toHaveLength(10)
  })
})

describe('while the database is down', () => {
  test('requests pass, one warning is written, and each process still holds the limit', async () => {
    const { counters, fail } = sharedCounters()
    const warnings: string[] = []
    const logger = { ...quietLogger, warn: (_: object, text: string) => void warnings.push(text) }
    const limiter = limiterOf(counters, logger)
    fail(true)
    expect(await passed(limiter, 300)).toBe(100)
    expect(warnings).toHaveLength(1)
    fail(false)
    vi.setSystemTime(Date.now() + 60_000)
    expect(await passed(limiter, 300)).toBe(100)
  })
})
