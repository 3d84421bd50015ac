import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createExpressions } from '../../../../adapters/expressions/create-expressions.ts'
import { AppError, errorCode } from '../../../../workflows/shared/errors.ts'

const expressions = createExpressions()
const VARIABLES = ['source', 'now']
const source = {
  name: 'Айгерим',
  budget: 1500.5,
  company: null,
  tags: ['vip', 'new'],
  customFields: { city: 'Almaty' },
  metadata: { utm: { source: 'ad' } },
  items: [{ quantity: 2 }, { quantity: 3 }],
  notes: 'a'.repeat(10_000),
}
const now = '2026-01-31T04:00:00.000Z'

const compute = (text: string) => expressions.compile(text, VARIABLES).evaluate({ source, now })
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    expect(errorCode(error)).toBe('invalid_input')
    return (error as AppError).message
  }
  throw new Error('It was not refused')
}

describe('an expression', () => {
  test.each([
    ['source.budget + 1', 1501.5],
    ['1 + source.budget', 1501.5],
    ['int(source.budget) % 7', 2],
    ['source.budget > 1000 && source.name.startsWith("А")', true],
    ['source.customFields.town == null', true],
    ['source.nothing.deeper == null', true],
    ['has(source.customFields.town)', false],
    ['source.company == null ? "none" : source.company', 'none'],
    ['source.tags.exists(tag, tag == "vip")', true],
    ['source.tags.map(tag, tag + "!").join(" ")', 'vip! new!'],
    ['source.items.map(item, item.quantity * 2)', [4, 6]],
    ['{"city": source.customFields["city"]}', { city: 'Almaty' }],
    ['timestamp(now) - duration("24h")', '2026-01-30T04:00:00.000Z'],
    ['source.name.matches("^А.+м$")', true],
    ['size(source.name)', 7],
    ['source.name.lowerAscii()', 'айгерим'],
  ])('%s', (text, value) => {
    expect(compute(text)).toEqual(value)
  })

  test.each([
    ['source.name +', /Unexpected/],
    ['sauce.name', /Unknown variable: sauce/],
    ['"a" + 1', /no such overload/],
    ['cel.bind(a, 1, a)', /not available/],
    ['source.name.matches("(")', /no pattern of RE2/],
    ['source.name.matches("(?=a)")', /no pattern of RE2/],
    [Array.from({ length: 150 }, () => '1').join(' + '), /limit|exceed|nodes/i],
    ['('.repeat(60) + '1' + ')'.repeat(60), /limit|exceed|depth/i],
  ])('%s is refused when it is saved', (text, why) => {
    expect(refusal(() => expressions.compile(text, VARIABLES))).toMatch(why)
  })

  test.each([
    ['source.company + "x"', /no such overload/],
    ['1.0 / 0.0', /finite/],
    ['source.budget / 0', /finite/],
    ['9007199254740993', /too large/],
    ['b"abc"', /gives no text/],
    ['type(1)', /gives no text/],
    ['[1, 2][5]', /.+/],
    ['timestamp("nonsense, and long")', /.+/],
  ])('%s is an error of its own, and no other', (text, why) => {
    expect(refusal(() => compute(text))).toMatch(why)
  })

  test('says what it reads, also within loops and has', () => {
    const text =
      'has(source.customFields.town) || source.tags.exists(t, t == source.metadata["utm"].source)'
    expect(expressions.compile(text, VARIABLES).paths).toEqual([
      ['source', 'customFields', 'town'],
      ['source', 'tags'],
      ['source', 'metadata', 'utm', 'source'],
    ])
    expect(expressions.compile('source == null', VARIABLES).paths).toEqual([['source']])
  })

  test('leaves what it looks at as it was', () => {
    const before = structuredClone(source)
    compute('source.nothing.deeper == null && source.customFields.town == null')
    expect(source).toEqual(before)
  })

  test('cannot keep the process busy, nor fill its memory', () => {
    const letters = 'source.notes.split("")'
    const hostile = [
      `${letters}.all(a, ${letters}.all(b, a == b))`,
      `${letters}.map(a, source.notes).map(b, b + b).join("")`,
      `${letters}.map(a, ${letters})`,
      `source.notes${' + source.notes'.repeat(60)}`,
      'source.notes.matches("(a?){500}(a?){500}a{1000}$")',
      'source.notes.matches("(a+)+(a+)+(a+)+$b")',
    ]
    for (const text of hostile) {
      try {
        compute(text)
      } catch (error) {
        expect(errorCode(error)).toBe('invalid_input')
      }
    }
  })

  test('whatever is written, nothing but an AppError is thrown', () => {
    const part = fc.constantFrom(
      'source',
      '.name',
      '.tags',
      '[0]',
      '["a"]',
      '.map(x, ',
      'x',
      ')',
      '(',
      ' + ',
      ' && ',
      '!',
      '1',
      '-1.5',
      '"text"',
      'null',
      '{',
      '}',
      ':',
      ' ? ',
      '.matches("a*")',
      'has(',
      'timestamp(',
      '\\',
      '\u0000',
    )
    const texts = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 60 }),
    )
    fc.assert(
      fc.property(texts, fc.jsonValue(), (text, value) => {
        try {
          const made = expressions.compile(text, VARIABLES).evaluate({ source: value, now })
          expect(JSON.parse(JSON.stringify({ made }))).toEqual({ made })
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
