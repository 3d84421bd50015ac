import { RateLimiterMemory, RateLimiterRes, RateLimiterStoreAbstract } from 'rate-limiter-flexible'

/** Counters that all instances share: milliseconds, and the sum after the change. */
export interface Counters {
  add(key: string, points: number, duration: number, reset: boolean): Promise<Counter>
  find(key: string): Promise<Counter | null>
  remove(key: string): Promise<boolean>
}
interface Counter {
  points: number
  left: number
}

export interface StoredLimiterOptions {
  keyPrefix: string
  points: number
  /** Seconds. */
  duration: number
  counters: Counters
  onError: (error: unknown) => void
}

/**
 * rate-limiter-flexible over our own database. While the database fails, each process counts by
 * itself. The underscored methods are the ones that the library asks of a store.
 */
export class StoredLimiter extends RateLimiterStoreAbstract {
  private readonly counters: Counters
  private readonly onError: (error: unknown) => void

  constructor({ counters, onError, ...options }: StoredLimiterOptions) {
    super({
      ...options,
      storeClient: counters,
      insuranceLimiter: new RateLimiterMemory(options),
    })
    this.counters = counters
    this.onError = onError
  }

  async _upsert(key: string, points: number, duration: number, reset = false): Promise<Counter> {
    try {
      return await this.counters.add(key, points, duration, reset)
    } catch (error) {
      this.onError(error)
      throw error
    }
  }

  _get(key: string): Promise<Counter | null> {
    return this.counters.find(key)
  }

  _delete(key: string): Promise<boolean> {
    return this.counters.remove(key)
  }

  _getRateLimiterRes(_key: string, changed: number, { points, left }: Counter): RateLimiterRes {
    const remaining = Math.max(this.points - points, 0)
    return new RateLimiterRes(remaining, Math.max(left, 0), points, changed === points)
  }
}
