import type { FunctionConfig } from '../registry/function-config.ts'
import type { RateRule } from './rate-limit.ts'

/** `throttle`: runs over the limit start later. The limit, and the burst on top, may start at once. */
export function throttleRule({ throttle }: FunctionConfig): RateRule | null {
  if (!throttle) return null
  return {
    rate: {
      interval: throttle.period / throttle.limit,
      capacity: throttle.limit + (throttle.burst ?? 0),
    },
    key: throttle.key ?? null,
    period: throttle.period,
  }
}
