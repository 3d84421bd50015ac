import { expect, test } from 'vitest'
import { daysAfter, localDay } from '../../../../workflows/shared/local-day.ts'

test.each([
  ['Asia/Almaty', '2026-12-31T18:59:59Z', '2026-12-31'],
  ['Asia/Almaty', '2026-12-31T19:00:00Z', '2027-01-01'],
  ['America/New_York', '2026-03-08T04:59:00Z', '2026-03-07'],
  ['UTC', '2026-11-21T00:00:00Z', '2026-11-21'],
])('in %s the moment %s is on %s', (zone, moment, day) => {
  expect(localDay(zone, Date.parse(moment))).toBe(day)
})

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-28', 14, '2026-04-11'],
  ['2026-03-28', 0, '2026-03-28'],
])('%s and %i days is %s', (day, days, later) => {
  expect(daysAfter(day, days)).toBe(later)
})
