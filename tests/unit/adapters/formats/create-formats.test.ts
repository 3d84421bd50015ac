import { describe, expect, test } from 'vitest'
import { createFormats } from '../../../../adapters/formats/create-formats.ts'

const formats = createFormats()

describe('a phone number', () => {
  test.each([
    ['8 (701) 123-45-67', 'KZ', '+77011234567'],
    ['87011234567', 'KZ', '+77011234567'],
    ['+7 701 123 45 67', 'US', '+77011234567'],
    ['8 495 123-45-67', 'RU', '+74951234567'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+1 (415) 555-2671', 'KZ', '+14155552671'],
    ['0049 30 901820', 'DE', '+4930901820'],
    ['+77011234567', '', '+77011234567'],
  ])('%s in %s', (text, country, number) => {
    expect(formats.phone(text, country)).toBe(number)
  })

  test.each([
    ['123', 'KZ'],
    ['call me', 'KZ'],
    ['call 8 701 123 45 67', 'KZ'],
    ['8 701 123 45 67 or 8 702 123 45 67', 'KZ'],
    ['8 701 123 45 67 ext. 5', 'KZ'],
    ['8 701 123 45 67', ''],
    ['+999 123 456 789', 'KZ'],
  ])('%s in %s is none', (text, country) => {
    expect(formats.phone(text, country)).toBeNull()
  })
})

test.each([
  ['Asia/Almaty', 'KZ'],
  ['Europe/Moscow', 'RU'],
  ['Asia/Calcutta', 'IN'],
  ['America/New_York', 'US'],
  ['UTC', null],
  ['Etc/GMT-5', null],
  ['Nowhere/None', null],
])('the zone %s is of %s', (zone, country) => {
  expect(formats.countryOf(zone)).toBe(country)
})

describe('a date', () => {
  const read = (text: string, format: string | null, zone = 'Asia/Almaty') => {
    const found = formats.date(text, format, zone)
    return found && [new Date(found.time).toISOString(), found.day]
  }

  test.each([
    ['31.01.2026 09:00', 'dd.MM.yyyy HH:mm', '2026-01-31T04:00:00.000Z', '2026-01-31'],
    ['1.2.2026', 'd.M.yyyy', '2026-01-31T19:00:00.000Z', '2026-02-01'],
    ['31 января 2026', 'd MMMM yyyy', '2026-01-30T19:00:00.000Z', '2026-01-31'],
    ['Jan 31, 2026', 'MMM d, yyyy', '2026-01-30T19:00:00.000Z', '2026-01-31'],
    ['2026-01-31', null, '2026-01-30T19:00:00.000Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', null, '2026-01-31T23:00:00.000Z', '2026-02-01'],
  ])('%s by %s', (text, format, moment, day) => {
    expect(read(text, format)).toEqual([moment, day])
  })

  test.each([
    ['31.02.2026', 'dd.MM.yyyy'],
    ['2026-13-01', null],
    ['tomorrow', null],
    ['31.01.2026', null],
    ['2026-01-31', 'dd.MM.yyyy'],
    ['01.01.0000', 'dd.MM.yyyy'],
  ])('%s by %s is none', (text, format) => {
    expect(read(text, format)).toBeNull()
  })

  test('a format is one when it says the whole day', () => {
    const isFormat = (format: string) => formats.isFormat(format, 'Asia/Almaty')
    expect(
      ['dd.MM.yyyy', 'd MMMM yyyy', 'MM/dd/yy HH:mm', "yyyy-MM-dd'T'HH:mm"].filter(isFormat),
    ).toHaveLength(4)
    expect(['HH:mm', 'yyyy', 'YYYY-DD-MM', 'q', '{}'].filter(isFormat)).toEqual([])
  })
})
