/** A rate: so many per period, of which `capacity` may come at once. */
export interface Rate {
  /** Milliseconds between two admissions at the steady rate. */
  readonly interval: number
  readonly capacity: number
}

export type Admission =
  | { readonly admitted: true; readonly tat: number }
  | { readonly admitted: false; readonly retryAt: number }

/**
 * The generic cell rate algorithm (ITU-T I.371): one number per key is all the memory it needs.
 * @param tat theoretical arrival time that the last admission left behind, in milliseconds
 */
export function admit(tat: number | undefined, now: number, rate: Rate): Admission {
  const next = Math.max(tat ?? now, now) + rate.interval
  const allowedAt = next - rate.interval * rate.capacity
  // Sums of fractions of a millisecond must not hold back what whole numbers would let through.
  return allowedAt <= now + 1e-6
    ? { admitted: true, tat: next }
    : { admitted: false, retryAt: Math.ceil(allowedAt) }
}
