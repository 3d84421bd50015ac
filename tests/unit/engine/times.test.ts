import { expect, test } from 'vitest'
import { parseDeadline, parseDuration } from '../../../engine/duration.ts'
import { nextCronTime } from '../../../engine/events/fire-cron.ts'
import { backoff, parseRetryAfter } from '../../../engine/executor/retry.ts'

const now = Date.UTC(2026, 10, 21, 9, 31, 26)

test.each([
  ['1s', 1_000],
  ['1h30m', 5_400_000],
  ['1w2d', 777_600_000],
  ['250ms', 250],
  ['1.5h', 5_400_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test.each(['', 's', '10', '-1s', '1 s', 'tomorrow'])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeNull()
})

test('a wait ends after a duration or at a date', () => {
  expect(parseDeadline('2s', now)).toBe(now + 2_000)
  expect(parseDeadline('2026-11-22T00:00:00.000Z', now)).toBe(Date.UTC(2026, 10, 22))
  expect(parseDeadline('whenever', now)).toBeNull()
})

test('Retry-After is seconds or a date, between a second and a day from now', () => {
  expect(parseRetryAfter('2', now)).toBe(now + 2_000)
  expect(parseRetryAfter('0', now)).toBe(now + 1_000)
  expect(parseRetryAfter('9999999', now)).toBe(now + 86_400_000)
  expect(parseRetryAfter('Sat, 21 Nov 2026 09:32:26 GMT', now)).toBe(now + 60_000)
  expect(parseRetryAfter('2026-11-21T09:32:26.000Z', now)).toBe(now + 60_000)
  expect(parseRetryAfter('soon', now)).toBeNull()
})

test('the delay before a retry grows to two hours, with up to half a minute at random', () => {
  expect(backoff(1, 0)).toBe(30_000)
  expect(backoff(1, 0.5)).toBe(45_000)
  expect(backoff(4, 0)).toBe(300_000)
  expect(backoff(50, 0)).toBe(7_200_000)
})

test('a cron schedule is UTC unless it names a zone', () => {
  expect(nextCronTime('* * * * *', now)).toBe(Date.UTC(2026, 10, 21, 9, 32))
  expect(nextCronTime('0 12 * * *', now)).toBe(Date.UTC(2026, 10, 21, 12))
  expect(nextCronTime('TZ=Europe/Moscow 0 15 * * *', now)).toBe(Date.UTC(2026, 10, 21, 12))
  expect(nextCronTime('not a schedule', now)).toBeNull()
})
