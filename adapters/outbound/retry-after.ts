/** An hour: whoever says more is asked again all the same. */
const LONGEST = 3600

/** Seconds that an answer asks to wait (RFC 9110, seconds or a date), or nothing. */
export function retryAfterOf(header: string | null, now: number): { retryAfter?: number } {
  if (header === null || header.trim() === '') return {}
  const seconds = Number(header)
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(header) - now) / 1000
  if (!Number.isFinite(wait) || wait < 0) return {}
  return { retryAfter: Math.min(Math.ceil(wait), LONGEST) }
}
