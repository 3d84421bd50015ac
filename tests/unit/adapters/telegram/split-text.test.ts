import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutText, splitText } from '../../../../adapters/telegram/split-text.ts'

const bare = (text: string) => text.replaceAll(/\s/g, '')
const words = fc.string({
  unit: fc.constantFrom('я', 'b', '👍', ' ', '\n', '.', '!'),
  maxLength: 400,
})

describe('a text over the limit (I30)', () => {
  test('is split into parts within it, and nothing but white space at the cuts is lost', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 100 }), (text, limit) => {
        const parts = splitText(text, limit)
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit)
        expect(bare(parts.join(''))).toBe(bare(text))
        for (const part of parts) expect(part.isWellFormed()).toBe(true)
      }),
    )
  })

  test('is cut between paragraphs rather than sentences, and sentences rather than words', () => {
    expect(splitText('Один два три.\n\nЧетыре. Пять', 20)).toEqual([
      'Один два три.',
      'Четыре. Пять',
    ])
    expect(splitText('Один два три. Четыре пять', 20)).toEqual(['Один два три.', 'Четыре пять'])
    expect(splitText('один два три четыре пять', 14)).toEqual(['один два три', 'четыре пять'])
  })

  test('a short one stays whole', () => {
    expect(splitText('привет')).toEqual(['привет'])
  })
})

describe('a caption over the limit', () => {
  test('ends at a word with an ellipsis', () => {
    expect(cutText('один два три четыре', 14)).toBe('один два три…')
    expect(cutText('один', 14)).toBe('один')
  })

  test('never exceeds the limit nor splits a character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 100 }), (text, limit) => {
        const cut = cutText(text, limit)
        expect(cut.length).toBeLessThanOrEqual(limit)
        expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })
})
