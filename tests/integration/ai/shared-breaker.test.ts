import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withCircuitBreaker } from '../../../adapters/ai/circuit-breaker.ts'
import { writerError } from '../../../adapters/ai/errors.ts'
import type { FailureKind } from '../../../adapters/ai/errors.ts'
import { createBreakerStore } from '../../../db/ai/create-breaker-store.ts'
import type { Database } from '../../../db/open-database.ts'
import type { BreakerStore } from '../../../workflows/ai/breaker-store.ts'
import { openTestDatabase } from '../../support/database.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'

let database: Database
let store: BreakerStore
beforeAll(async () => {
  database = await openTestDatabase()
  store = createBreakerStore(database)
})
afterAll(() => database.close())

const PAUSE = 30_000
const reply = {
  text: '{}',
  end: 'complete' as const,
  model: 'gpt-6.1-terra',
  tokens: { inputTokens: 1, cachedTokens: 0, outputTokens: 1 },
}
const request = { name: 'x', instructions: '', turns: [], schema: {}, maxOutputTokens: 1 }

/** What the provider does now, and the time, for every process. */
const world: { failure: FailureKind | null; now: number; calls: number } = {
  failure: null,
  now: 1_000_000,
  calls: 0,
}
beforeEach(async () => {
  Object.assign(world, { failure: null, now: world.now + 10 * PAUSE, calls: 0 })
  await store.reset('openai')
})

function openProcess(its = store) {
  const client = {
    provider: 'openai' as const,
    ask: async () => {
      world.calls += 1
      if (world.failure) throw writerError('openai', world.failure)
      return reply
    },
  }
  const options = { failures: 3, pause: PAUSE }
  const clock = { now: () => world.now }
  const breaker = withCircuitBreaker(client, { store: its, clock, logger, options })
  return () =>
    breaker.ask(request, 'key').then(
      () => 'answered',
      (error: { failure: FailureKind; retryAfter?: number }) => error.failure,
    )
}

async function breakIt(): Promise<void> {
  world.failure = 'unavailable'
  const ask = openProcess()
  for (let times = 0; times < 3; times += 1) await ask()
}

describe('the circuit breaker of a provider', () => {
  test('opens after outages in a row, for every process', async () => {
    world.failure = 'timed_out'
    const [one, other] = [openProcess(), openProcess()]
    expect([await one(), await other(), await one()]).toEqual(Array(3).fill('timed_out'))
    expect([await one(), await openProcess()()]).toEqual(['circuit_open', 'circuit_open'])
    world.now += 3_000
    expect(await other()).toBe('circuit_open')
    expect(world.calls).toBe(3)
  })

  test.each(['limit', 'misconfigured', 'refused'] as const)(
    'is not opened by “%s”: that says nothing of its health',
    async (failure) => {
      world.failure = failure
      const ask = openProcess()
      for (let times = 0; times < 5; times += 1) expect(await ask()).toBe(failure)
    },
  )

  test('an answer in between begins the count anew', async () => {
    const ask = openProcess()
    for (const failure of ['unavailable', 'unavailable', null, 'unavailable', 'unavailable']) {
      world.failure = failure as FailureKind | null
      await ask()
    }
    world.failure = null
    expect(await openProcess()()).toBe('answered')
  })

  test('after the pause one call of all processes tries, and closes it for all', async () => {
    await breakIt()
    world.now += PAUSE
    world.failure = null
    world.calls = 0
    const processes = Array.from({ length: 5 }, () => openProcess())
    const tried = await Promise.all(processes.map((ask) => ask()))
    expect(tried.filter((end) => end === 'answered').length).toBeGreaterThanOrEqual(1)
    expect(await Promise.all(processes.map((ask) => ask()))).toEqual(Array(5).fill('answered'))
  })

  test('the call that tries is claimed by exactly one', async () => {
    await breakIt()
    const times = { now: world.now + PAUSE, until: world.now + 2 * PAUSE }
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => store.claimProbe('openai', times)),
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    // It died: when its time is over another one may try.
    expect(await store.claimProbe('openai', { now: times.until, until: times.until + 1 })).toBe(
      true,
    )
  })

  test('a try that fails opens it for another pause', async () => {
    await breakIt()
    world.now += PAUSE
    const ask = openProcess()
    expect([await ask(), await ask()]).toEqual(['unavailable', 'circuit_open'])
  })

  test('where the database does not answer, or fails, calls go through', async () => {
    const broken = () => Promise.reject(new Error('no database'))
    const ask = openProcess({ read: broken, claimProbe: broken, fail: broken, reset: broken })
    expect(await ask()).toBe('answered')
    world.failure = 'unavailable'
    expect(await ask()).toBe('unavailable')
    const silent = () => new Promise<never>(() => {})
    world.failure = null
    expect(
      await openProcess({ read: silent, claimProbe: silent, fail: silent, reset: silent })(),
    ).toBe('answered')
  })
})
