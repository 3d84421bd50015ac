/**
 * What is counted: requests of one address, requests of one key or person, and tries to sign in, by
 * address and by account.
 */
export type RateLimitName = 'address' | 'caller' | 'auth_address' | 'auth_account'

/** Where somebody stands with a limit. */
export interface RateLimitVerdict {
  allowed: boolean
  /** Requests per window. */
  limit: number
  /** Length of the window in seconds. */
  window: number
  /** What is left of the window's requests, as far as this process knows. */
  remaining: number
  /** Seconds until the window ends, at least 1. */
  resetAfter: number
}

/** Counts requests per window, over all instances together. */
export interface RateLimiter {
  /** Counts one request of `key`. Null when that limit is switched off. Never fails. */
  consume(name: RateLimitName, key: string): Promise<RateLimitVerdict | null>
}
