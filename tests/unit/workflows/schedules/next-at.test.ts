import { describe, expect, test } from 'vitest'
import { readClockTime, readMoment } from '../../../../workflows/shared/read-time.ts'
import { nextAt } from '../../../../workflows/schedules/next-at.ts'

const every = [1, 2, 3, 4, 5, 6, 7]
const at = (iso: string) => Date.parse(iso)
const next = (days: number[], time: string, timeZone: string, now: string) =>
  new Date(nextAt({ days, time, timeZone }, at(now))).toISOString()

describe('the next time of a schedule', () => {
  test('is later today, or on the next of its days', () => {
    // A Monday, 14:00 in Almaty.
    const now = '2026-11-02T09:00:00Z'
    expect(next(every, '18:00', 'Asia/Almaty', now)).toBe('2026-11-02T13:00:00.000Z')
    expect(next(every, '09:00', 'Asia/Almaty', now)).toBe('2026-11-03T04:00:00.000Z')
    expect(next([1], '14:00', 'Asia/Almaty', now)).toBe('2026-11-09T09:00:00.000Z')
    expect(next([3, 5], '09:00', 'Asia/Almaty', now)).toBe('2026-11-04T04:00:00.000Z')
  })

  test('stays at the same hour of the wall when the clocks change', () => {
    const berlin = (now: string) => next(every, '09:00', 'Europe/Berlin', now)
    expect(berlin('2026-10-24T08:00:00Z')).toBe('2026-10-25T08:00:00.000Z')
    expect(berlin('2026-10-23T08:00:00Z')).toBe('2026-10-24T07:00:00.000Z')
    expect(berlin('2027-03-27T09:00:00Z')).toBe('2027-03-28T07:00:00.000Z')
  })

  test('an hour that is skipped comes an hour later, one that is repeated comes once', () => {
    const spring = next(every, '02:30', 'Europe/Berlin', '2027-03-27T12:00:00Z')
    expect(spring).toBe('2027-03-28T01:30:00.000Z')
    const first = next(every, '02:30', 'Europe/Berlin', '2026-10-24T12:00:00Z')
    expect(first.startsWith('2026-10-25')).toBe(true)
    const second = next(every, '02:30', 'Europe/Berlin', first)
    expect(second).toBe('2026-10-26T01:30:00.000Z')
  })
})

test('times are read as people write them', () => {
  expect(['9', '09:30', '9.05', '21-15', '25:00', '9:75', 'noon'].map(readClockTime)).toEqual([
    '09:00',
    '09:30',
    '09:05',
    '21:15',
    null,
    null,
    null,
  ])
  const now = at('2026-11-22T10:00:00Z')
  const read = (text: string) => {
    const moment = readMoment(text, 'Asia/Almaty', now)
    return moment === null ? null : new Date(moment).toISOString()
  }
  expect(read('18:30')).toBe('2026-11-22T13:30:00.000Z')
  expect(read('9:00')).toBe('2026-11-23T04:00:00.000Z')
  expect(read('25.12 10:00')).toBe('2026-12-25T05:00:00.000Z')
  expect(read('01.02 10:00')).toBe('2027-02-01T05:00:00.000Z')
  expect(read('31.02 10:00')).toBeNull()
  expect(read('tomorrow')).toBeNull()
})
