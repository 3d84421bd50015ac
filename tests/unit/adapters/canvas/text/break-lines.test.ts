import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindShortWords } from '../../../../../adapters/canvas/text/bind-short-words.ts'
import { breakLines } from '../../../../../adapters/canvas/text/break-lines.ts'

// Every character is one unit wide: a monospaced face without a font.
const measure = (text: string) => text.length
const lay = (text: string, width: number, mode: 'fill' | 'balance' = 'fill', hyphens = false) =>
  breakLines(text, { width, measure, mode, hyphens })

const word = fc.string({
  unit: fc.constantFrom(...'абвгдежиклмнопрстуя'),
  minLength: 1,
  maxLength: 11,
})
const prose = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '))

describe('breaking lines', () => {
  test('no line is wider than its measure, and no letter is lost', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 12, max: 60 }), fc.boolean(), (text, width, hyphens) => {
        const { lines } = lay(bindShortWords(text, 'ru'), width, 'fill', hyphens)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
        const letters = (value: string) => value.replace(/[\s\u00a0-]/gu, '')
        expect(letters(lines.join(''))).toBe(letters(text))
      }),
    )
  })

  test('no paragraph ends in a line of one short word', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom('fill' as const, 'balance' as const), (text, mode) => {
        const width = 30
        const { lines } = lay(text, width, mode)
        const last = lines.at(-1) ?? ''
        const before = lines.at(-2)
        if (before === undefined || last.includes(' ') || last.length >= 12) return
        // A word of the line before would have fitted only if there is more than one in it.
        expect(before.includes(' ')).toBe(false)
      }),
    )
  })

  test('a short preposition never hangs at the end of a line', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 30, max: 60 }), (text, width) => {
        const { lines, loosened } = lay(bindShortWords(text, 'ru'), width)
        if (loosened) return
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/(?:^| )[вкосуия]$/u)
      }),
    )
  })

  test('balance evens out a title that filling would leave ragged', () => {
    const title = 'Как начать бегать и не бросить'
    expect(lay(title, 26, 'balance').lines).toEqual(['Как начать бегать', 'и не бросить'])
  })

  test('a word longer than the line is cut between characters a reader sees', () => {
    const family = '👨‍👩‍👧‍👦'
    const { lines, forced } = lay(family.repeat(6), family.length * 2)
    expect(forced).toBe(true)
    expect(lines).toEqual([family.repeat(2), family.repeat(2), family.repeat(2)])
  })

  test('bound words wider than the line break at their spaces, and say so', () => {
    const { lines, loosened } = lay('не\u00a0в\u00a0деньгах', 9)
    expect(loosened).toBe(true)
    expect(lines.join('|').replaceAll('\u00a0', ' ')).toBe('не в|деньгах')
  })
})
