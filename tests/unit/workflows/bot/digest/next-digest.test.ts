import { describe, expect, test } from 'vitest'
import { findZone } from '../../../../../workflows/bot/digest/find-zone.ts'
import { momentOf, planDigest } from '../../../../../workflows/bot/digest/next-digest.ts'

const at = (text: string) => Date.parse(text)
const iso = (time: number) => new Date(time).toISOString()

describe('the hour of a digest', () => {
  test.each([
    ['Asia/Almaty', '2026-11-21', 9, '2026-11-21T04:00:00.000Z'],
    ['America/New_York', '2026-07-01', 9, '2026-07-01T13:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-07-01', 0, '2026-06-30T10:00:00.000Z'],
    ['Asia/Kathmandu', '2026-07-01', 6, '2026-07-01T00:15:00.000Z'],
    // An hour that does not come is the moment after the gap.
    ['Europe/Berlin', '2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    // Of an hour that comes twice it is the first.
    ['Europe/Berlin', '2026-10-25', 2, '2026-10-25T00:00:00.000Z'],
    // A day that begins at one o'clock.
    ['Asia/Beirut', '2026-03-29', 0, '2026-03-28T22:00:00.000Z'],
  ])('in %s on %s at %i is %s', (zone, day, hour, expected) => {
    expect(iso(momentOf(zone, day, hour))).toBe(expected)
  })
})

describe('what is due', () => {
  const digest = { timeZone: 'Europe/Berlin', hour: 9, lastDay: '2026-10-23' }

  test('is nothing before the hour, and the next is today', () => {
    expect(planDigest(digest, at('2026-10-24T06:59:59Z'))).toEqual({
      day: null,
      nextAt: '2026-10-24T07:00:00.000Z',
    })
  })

  test('is today from the hour on; the next one knows that the clocks change', () => {
    expect(planDigest(digest, at('2026-10-24T07:00:00Z'))).toEqual({
      day: '2026-10-24',
      nextAt: '2026-10-25T08:00:00.000Z',
    })
  })

  test('is one late digest after days without a process, not several', () => {
    const late = planDigest({ ...digest, lastDay: '2026-10-20' }, at('2026-10-24T20:00:00Z'))
    expect(late).toEqual({ day: '2026-10-24', nextAt: '2026-10-25T08:00:00.000Z' })
    const told = { ...digest, lastDay: late.day }
    expect(planDigest(told, at('2026-10-24T21:59:00Z')).day).toBeNull()
  })

  test('of a day that is over is nothing', () => {
    expect(planDigest(digest, at('2026-10-24T22:30:00Z'))).toEqual({
      day: null,
      nextAt: '2026-10-25T08:00:00.000Z',
    })
  })

  test('is not told twice when the zone moves back over midnight', () => {
    const west = { timeZone: 'America/New_York', hour: 9, lastDay: '2026-10-24' }
    expect(planDigest(west, at('2026-10-24T16:00:00Z')).day).toBeNull()
  })
})

test.each([
  ['Алматы', 'Asia/Almaty'],
  [' москва ', 'Europe/Moscow'],
  ['berlin', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['asia/tokyo', 'Asia/Tokyo'],
  ['UTC', 'UTC'],
  ['+05:00', null],
  ['нигде', null],
  ['<b>Europe/Berlin</b>', null],
  ['', null],
])('the zone of “%s” is %s', (typed, zone) => {
  expect(findZone(typed)).toBe(zone)
})
