import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutLine } from '../../../../../adapters/canvas/text/cut-line.ts'
import { directionOf, sanitize } from '../../../../../adapters/canvas/text/sanitize.ts'

describe('sanitizing', () => {
  test.each([
    ['controls and bidi overrides', 'a\u0000b\u202ec\u2066d\u200e', ['abcd']],
    ['paragraphs', 'one\r\n\r\n two \u2028three', ['one', 'two', 'three']],
    ['spaces of every kind', ' a\t\u00a0\u3000 b ', ['a b']],
    ['half of a surrogate pair', 'a\ud83db', ['ab']],
    ['marks stacked without end', `e${'\u0301'.repeat(40)}x`, ['é\u0301\u0301x']],
    ['nothing at all', ' \n\u200b\n', []],
  ])('%s', (_, text, clean) => {
    expect(sanitize(text)).toEqual(clean)
  })

  test.each([
    '👨‍👩‍👧‍👦',
    '🏳️‍🌈',
    '🇰🇿',
    '1️⃣',
    '👍🏽',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'می‌روم',
  ])('keeps %s whole', (text) => {
    expect(sanitize(text)).toEqual([text])
  })

  test('is its own inverse: a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = sanitize(text)
        expect(sanitize(once.join('\n'))).toEqual(once)
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['Бег', 'ltr'],
    ['123 شكرا', 'rtl'],
    ['«שלום» Run', 'rtl'],
    ['🏃 12', 'ltr'],
  ])('the first letter gives the direction: %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction)
  })
})

describe('cutting a line', () => {
  const within = (width: number) => (text: string) => text.length <= width

  test.each([
    ['ends at a word', 'Как начать, бегать', 12, 'Как начать…'],
    ['cuts a single long word', 'Достопримечательность', 6, 'Досто…'],
    ['marks a line that fits', 'Как', 10, 'Как…'],
  ])('%s', (_, line, width, cut) => {
    expect(cutLine(line, within(width))).toBe(cut)
  })
})
