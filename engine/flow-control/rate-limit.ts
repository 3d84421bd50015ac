import type { FunctionConfig } from '../registry/function-config.ts'
import type { Rate } from './gcra.ts'

/** A rule that drops what comes too soon, and the expression that tells its keys apart. */
export interface RateRule {
  readonly rate: Rate
  readonly key: string | null
  /** Milliseconds after which a key may be forgotten. */
  readonly period: number
}

const day = 86_400_000

/**
 * `rateLimit`: events over the limit start nothing. Like the server's: spread over the period, with
 * a tenth of the limit as a burst.
 */
export function rateLimitRule({ rateLimit }: FunctionConfig): RateRule | null {
  if (!rateLimit) return null
  return {
    rate: {
      interval: rateLimit.period / rateLimit.limit,
      capacity: Math.floor(rateLimit.limit / 10) + 1,
    },
    key: rateLimit.key ?? null,
    period: rateLimit.period,
  }
}

/** `idempotency`: one run per key in 24 hours. */
export function idempotencyRule({ idempotency }: FunctionConfig): RateRule | null {
  return idempotency === undefined ? null : { ...once, key: idempotency }
}

/** One admission in 24 hours: what an event's own id allows. */
export const once: RateRule = { rate: { interval: day, capacity: 1 }, key: null, period: day }
