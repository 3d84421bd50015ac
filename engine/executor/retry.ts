/** Seconds before the nth retry, as on the server, which adds up to 30 seconds at random. */
const table = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200]

const shortest = 1_000
const longest = 86_400_000

/**
 * Milliseconds to wait before attempt number `attempt` (the first retry is 1).
 * @param random from 0 up to 1
 */
export function backoff(attempt: number, random: number): number {
  const seconds = table[Math.min(attempt, table.length - 1)] ?? 0
  return seconds * 1_000 + Math.floor(random * 30_000)
}

/**
 * When a Retry-After header asks to try again: in seconds or a date (RFC 9110, 10.2.3), at least a
 * second and at most a day from now; null when it cannot be read.
 */
export function parseRetryAfter(header: string, now: number): number | null {
  const at = /^\d{1,7}$/.test(header.trim()) ? now + Number(header) * 1_000 : Date.parse(header)
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now + shortest), now + longest)
}
