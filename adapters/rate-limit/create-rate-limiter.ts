import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type {
  RateLimiter,
  RateLimitName,
  RateLimitVerdict,
} from '../../workflows/shared/rate-limit.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'

/** Seconds. */
const WINDOW = 60
/** The part of a limit that a process takes at once. */
const SHARE = 0.1
/** Keys that a process remembers. */
const CAPACITY = 50_000
const WARN_EVERY = 60_000

/** A PostgreSQL client, as rate-limiter-flexible asks for one. */
export interface CounterClient {
  query(query: { text: string; values?: readonly unknown[] }): Promise<{ rows: object[] }>
}

export interface RateLimiterOptions {
  clock: Clock
  logger: Logger
  /** Requests per minute; 0 switches a limit off. */
  limits: Readonly<Record<RateLimitName, number>>
  /** What all instances count in. Without it there is one process, which counts in memory. */
  counters?: CounterClient
}

/** What this process may still let through in the present window. */
interface Lease {
  tokens: number
  /** Left in the store when these were taken. */
  others: number
  until: number
}

/**
 * Limits that hold over all instances without a write per request: a process takes a tenth of the limit
 * from the shared counter at a time and counts that down in memory. Together they never let through
 * more than the limit in a window of the counter. The price: tokens that other instances have taken and
 * not used are lost to a caller until the window ends, so with n instances one may be refused after
 * limit − (n − 1) × limit / 10 requests at the earliest. Limits below 20 are counted one by one.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { clock, logger, limits, counters } = options
  const leases = new Map<string, Lease>()
  const renewals = new Map<string, Promise<void>>()
  let warned = Number.NEGATIVE_INFINITY

  function onError(error: unknown): void {
    if (clock.now() - warned < WARN_EVERY) return
    warned = clock.now()
    logger.warn(
      { err: error },
      'Rate limits cannot be shared: each process counts by itself until the database answers.',
    )
  }
  const client = counters && {
    query: (query: Parameters<CounterClient['query']>[0]) =>
      counters.query(query).catch((error: unknown) => {
        onError(error)
        throw error
      }),
  }
  const limiterOf = (name: RateLimitName) => {
    const shape = { keyPrefix: name, points: limits[name], duration: WINDOW }
    const memory = new RateLimiterMemory(shape)
    if (!client) return memory
    return new RateLimiterPostgres({
      ...shape,
      storeClient: client,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      // While the database fails, each process counts by itself.
      insuranceLimiter: memory,
    })
  }
  const limiters = {
    address: limiterOf('address'),
    caller: limiterOf('caller'),
    auth_address: limiterOf('auth_address'),
    auth_account: limiterOf('auth_account'),
  }

  async function renew(name: RateLimitName, key: string, id: string): Promise<void> {
    const limit = limits[name]
    const wanted = Math.max(1, Math.floor(limit * SHARE))
    // Before the question: the store's window may end a little later than ours, never earlier.
    const asked = clock.now()
    const answer = await limiters[name].consume(key, wanted).catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return error
      onError(error)
      return new RateLimiterRes(0, 1000, wanted)
    })
    const over = Math.max(0, answer.consumedPoints - limit)
    remember(id, {
      tokens: Math.max(0, wanted - over),
      others: Math.max(0, limit - answer.consumedPoints),
      until: asked + answer.msBeforeNext,
    })
  }

  function remember(id: string, lease: Lease): void {
    leases.delete(id)
    leases.set(id, lease)
    for (const [oldest, { until }] of leases) {
      if (clock.now() < until && leases.size <= CAPACITY) break
      leases.delete(oldest)
    }
  }

  return {
    consume: async (name, key): Promise<RateLimitVerdict | null> => {
      const limit = limits[name]
      if (limit === 0) return null
      const id = `${name}:${key}`
      for (;;) {
        const lease = leases.get(id)
        const left = lease ? lease.until - clock.now() : 0
        if (lease && left > 0 && (lease.tokens > 0 || lease.others === 0)) {
          const allowed = lease.tokens > 0
          if (allowed) lease.tokens -= 1
          const remaining = lease.tokens + lease.others
          return { allowed, limit, window: WINDOW, remaining, resetAfter: Math.ceil(left / 1000) }
        }
        const renewal = renewals.get(id) ?? renew(name, key, id).finally(() => renewals.delete(id))
        renewals.set(id, renewal)
        await renewal
      }
    },
  }
}
