import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Interval, nextDue } from '../../../../workflows/maintenance/next-due.ts'

const every = (count: number, unit: Interval['unit'], timeZone = 'Asia/Almaty'): Interval => ({
  every: count,
  unit,
  timeZone,
})
const next = (dueAt: string, now: string, interval: Interval) =>
  new Date(nextDue(Date.parse(dueAt), Date.parse(now), interval)).toISOString()

describe('the next time of a plan', () => {
  test.each([
    ['a day later', '2026-11-02T04:00:00Z', every(1, 'day'), '2026-11-03T04:00:00.000Z'],
    ['ten days later', '2026-11-02T04:00:00Z', every(10, 'day'), '2026-11-12T04:00:00.000Z'],
    ['two weeks later', '2026-11-02T04:00:00Z', every(2, 'week'), '2026-11-16T04:00:00.000Z'],
    ['a month later', '2026-11-15T04:00:00Z', every(1, 'month'), '2026-12-15T04:00:00.000Z'],
    [
      'on the last day of a short month',
      '2027-01-31T04:00:00Z',
      every(1, 'month'),
      '2027-02-28T04:00:00.000Z',
    ],
    [
      'a year after a leap day',
      '2028-02-29T04:00:00Z',
      every(1, 'year'),
      '2029-02-28T04:00:00.000Z',
    ],
  ])('%s', (_, dueAt, interval, expected) => {
    expect(next(dueAt, dueAt, interval)).toBe(expected)
  })

  test('passes over what was missed, and keeps the rhythm', () => {
    const dueAt = '2026-11-02T04:00:00Z'
    expect(next(dueAt, '2026-11-20T12:00:00Z', every(7, 'day'))).toBe('2026-11-23T04:00:00.000Z')
    expect(next(dueAt, '2036-11-02T04:00:00Z', every(1, 'day'))).toBe('2036-11-03T04:00:00.000Z')
  })

  test('stays at the same hour of the day when the clocks change', () => {
    const berlin = every(1, 'day', 'Europe/Berlin')
    expect(next('2027-03-27T08:00:00Z', '2027-03-27T08:00:00Z', berlin)).toBe(
      '2027-03-28T07:00:00.000Z',
    )
    const autumn = next('2026-10-24T07:00:00Z', '2026-10-24T07:00:00Z', berlin)
    expect(autumn).toBe('2026-10-25T08:00:00.000Z')
  })

  test('an hour that does not exist in spring becomes the one after it', () => {
    const berlin = every(1, 'day', 'Europe/Berlin')
    expect(next('2027-03-27T01:30:00Z', '2027-03-27T01:30:00Z', berlin)).toBe(
      '2027-03-28T01:30:00.000Z',
    )
  })

  test('is after now and after the last time, and there is no other before it', () => {
    const zones = ['Asia/Almaty', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'UTC']
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
        fc.constantFrom(...zones),
        (date, days, count, unit, zone) => {
          const dueAt = date.getTime()
          const now = dueAt + days * 86_400_000
          const interval = every(count, unit, zone)
          const due = nextDue(dueAt, now, interval)
          expect(due).toBeGreaterThan(now)
          if (unit === 'day' || unit === 'week') {
            const length = count * (unit === 'week' ? 7 : 1) * 86_400_000
            // An hour, or a day where a country changed its side of the date line.
            expect(due - now).toBeLessThanOrEqual(length + 86_400_000)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
