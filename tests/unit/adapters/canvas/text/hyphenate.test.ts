import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hyphenate } from '../../../../../adapters/canvas/text/hyphenate.ts'

describe('hyphenation', () => {
  test.each([
    ['продолжительность', 'про-дол-жи-тель-ность'],
    ['тренировка,', 'тре-ни-ровка,'],
    ['consistency', 'con-sis-tency'],
    ['«достопримечательность»', '«до-сто-при-ме-ча-тель-ность»'],
  ])('follows the language of the word: %s', (word, parts) => {
    expect(hyphenate(word).join('-')).toBe(parts)
  })

  test.each([
    'бег',
    'runner',
    'https://potok.example/page',
    '@potok_channel',
    'КОСМОДРОМ',
    'covid19x',
  ])('leaves short words, addresses, capitals and codes whole: %s', (word) => {
    expect(hyphenate(word)).toEqual([word])
  })

  test('never loses a letter, and leaves two before and three after a hyphen', () => {
    const letters = fc.constantFrom(
      ...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz',
    )
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 40 }), (word) => {
        const parts = hyphenate(word)
        expect(parts.join('')).toBe(word)
        const [first = '', last = ''] = [parts[0], parts.at(-1)]
        expect(parts.length === 1 || (first.length >= 2 && last.length >= 3)).toBe(true)
      }),
    )
  })
})
