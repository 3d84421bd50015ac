import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormats } from '../../../../../adapters/formats/create-formats.ts'
import { compileTransforms } from '../../../../../workflows/conversion/mapping/compile-transforms.ts'
import { isRefused } from '../../../../../workflows/conversion/mapping/refused.ts'
import type { Transform } from '../../../../../workflows/conversion/rules/transform.ts'
import type { FieldKind } from '../../../../../workflows/registry/field.ts'

const formats = createFormats()
const record = {
  name: 'Айгерим',
  company: null,
  budget: 1500,
  tags: ['a', 'b'],
  customFields: { city: 'Almaty' },
}

function run(value: unknown, transforms: Transform[], kind: FieldKind | null = null): unknown {
  const change = compileTransforms(transforms, { formats, timeZone: 'Asia/Almaty', kind })
  const made = change ? change(value, record) : value
  return isRefused(made) ? `!${made.rule}` : made
}
const lookup = (
  values: Record<string, string | number | boolean | null>,
  otherwise?: string,
): Transform => ({
  type: 'lookup',
  values,
  ...(otherwise === undefined ? {} : { otherwise }),
})

describe('trim, case and truncate', () => {
  test.each<[unknown, Transform, unknown]>([
    ['  Иван \u00a0 Петров ', { type: 'trim' }, 'Иван Петров'],
    ['one\n  two', { type: 'trim' }, 'one\n two'],
    [[' a ', 'b  c'], { type: 'trim' }, ['a', 'b c']],
    ['ИВАН петров-водкин', { type: 'case', to: 'title' }, 'Иван Петров-Водкин'],
    ["o'neill JEAN", { type: 'case', to: 'title' }, "O'neill Jean"],
    ['ПРИВЕТ, МИР', { type: 'case', to: 'sentence' }, 'Привет, мир'],
    ['Abc', { type: 'case', to: 'upper' }, 'ABC'],
    ['abcdef', { type: 'truncate', length: 3 }, 'abc'],
    ['ab 🎉', { type: 'truncate', length: 4 }, 'ab'],
    [{ a: 1 }, { type: 'trim' }, '!must be text'],
    [null, { type: 'trim' }, null],
  ])('%j by %j', (value, transform, made) => {
    expect(run(value, [transform])).toEqual(made)
  })
})

describe('phone and email', () => {
  test.each<[unknown, Transform, unknown]>([
    ['8 (701) 123-45-67', { type: 'phone' }, '+77011234567'],
    [87011234567, { type: 'phone' }, '+77011234567'],
    ['020 7946 0958', { type: 'phone', country: 'GB' }, '+442079460958'],
    ['  ', { type: 'phone' }, null],
    ['123', { type: 'phone' }, '!must be a phone number such as 8 701 123 45 67, and is "123"'],
    ['Anna <Anna@Example.COM>', { type: 'email' }, 'anna@example.com'],
    ['mailto:a@b.kz', { type: 'email' }, 'a@b.kz'],
    ['a@b', { type: 'email' }, '!must be an e-mail address, and is "a@b"'],
    ['a@b.kz; c@d.kz', { type: 'email' }, '!must be an e-mail address, and is "a@b.kz; c@d.kz"'],
  ])('%j by %j', (value, transform, made) => {
    expect(run(value, [transform])).toEqual(made)
  })
})

describe('a number', () => {
  test.each<[unknown, number | null]>([
    ['1 234,50 ₸', 1234.5],
    ['1\u00a0234\u202f567,89', 1_234_567.89],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['$1,234,567', 1_234_567],
    ["1'234.50", 1234.5],
    ['(12)', -12],
    ['−5', -5],
    ['-1 000,5 тг.', -1000.5],
    ['500 руб.', 500],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
    ['12 345,678', 12_345.678],
    ['1.234.567', 1_234_567],
    [',5', 0.5],
    ['50%', 50],
    ['KZT 200', 200],
    ['', null],
    [7, 7],
  ])('%j is %j', (text, value) => {
    expect(run(text, [{ type: 'number' }])).toBe(value)
  })

  test.each([
    'abc',
    '1 23',
    '12 34 567',
    '1,23.456,78',
    '1,2,3',
    '1.5 млн',
    '5 штук',
    '--5',
    '1e5',
    '0x10',
    'Infinity',
    '1 2/3',
    ',',
    '10:30',
    '2026-01-31',
    true,
  ])('%j is none', (text) => {
    expect(run(text, [{ type: 'number' }])).toMatch(/^!must be a number/)
  })

  test('is not guessed where it could be two', () => {
    expect(run('1,234', [{ type: 'number' }])).toMatch(/two ways.*decimal/)
    expect(run('1.234', [{ type: 'number' }])).toMatch(/two ways.*decimal/)
    expect(run('1,234', [{ type: 'number', decimal: ',' }])).toBe(1.234)
    expect(run('1,234', [{ type: 'number', decimal: '.' }])).toBe(1234)
    expect(run('1.234,5', [{ type: 'number', decimal: '.' }])).toMatch(/must be a number/)
  })

  test('is scaled without binary crumbs, and rounded half up', () => {
    expect(run('1,15', [{ type: 'number', scale: 100 }])).toBe(115)
    expect(run('1 234,50', [{ type: 'number', scale: 100 }])).toBe(123_450)
    expect(run('2,345', [{ type: 'number', decimal: ',', scale: 100, round: true }])).toBe(235)
    expect(run('0.29', [{ type: 'number', scale: 100 }])).toBe(29)
  })

  test('is the same after it was written in any of these ways', () => {
    const cents = fc.integer({ min: -99_999_999, max: 99_999_999 })
    const ways = fc.constantFrom<[locale: string, currency: string]>(
      ['ru-RU', 'KZT'],
      ['en-US', 'USD'],
      ['de-DE', 'EUR'],
      ['ru-RU', 'RUB'],
      ['fr-FR', 'EUR'],
    )
    fc.assert(
      fc.property(cents, ways, (amount, [locale, currency]) => {
        const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
        const text = new Intl.NumberFormat(locale, options).format(amount / 100)
        expect(run(text, [{ type: 'number', scale: 100 }])).toBe(amount + 0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a date', () => {
  const format: Transform = { type: 'date', format: 'dd.MM.yyyy HH:mm' }
  test('is a day, or a moment where the target is one', () => {
    expect(run('31.01.2026 09:00', [format], 'date')).toBe('2026-01-31')
    expect(run('31.01.2026 09:00', [format], 'instant')).toBe('2026-01-31T04:00:00.000Z')
    expect(run('31.01.2026 09:00', [{ ...format, zone: 'UTC' }], 'instant')).toBe(
      '2026-01-31T09:00:00.000Z',
    )
    expect(run('2026-01-31T20:00:00Z', [{ type: 'date' }], 'date')).toBe('2026-02-01')
  })
  test('that cannot be is an error', () => {
    expect(run('31.02.2026 09:00', [format])).toBe(
      '!must be a date as dd.MM.yyyy HH:mm, and is "31.02.2026 09:00"',
    )
    expect(run(5, [{ type: 'date' }])).toMatch(/must be a date of ISO 8601/)
  })
})

describe('lookup', () => {
  test.each<[unknown, Transform, unknown]>([
    [' Новый ', lookup({ новый: 'new' }), 'new'],
    [1, lookup({ '1': true }), true],
    [true, lookup({ true: 'yes' }), 'yes'],
    ['x', lookup({ a: 'b' }, 'c'), 'c'],
    ['x', lookup({ x: null }), null],
    ['x', lookup({ a: 'b' }), '!has no value for "x" in its lookup'],
    ['__proto__', lookup({ a: 'b' }), '!has no value for "__proto__" in its lookup'],
    ['constructor', lookup({ a: 'b' }), '!has no value for "constructor" in its lookup'],
    [['a', 'b'], lookup({ a: 'x', b: 'y' }), ['x', 'y']],
  ])('%j by %j', (value, transform, made) => {
    expect(run(value, [transform])).toEqual(made)
  })
})

describe('split, join and template', () => {
  test.each<[unknown, Transform[], unknown]>([
    ['a, b,, c', [{ type: 'split', by: ',' }], ['a', 'b', 'c']],
    ['Иван  Петров', [{ type: 'split', by: ' ', at: 1 }], 'Петров'],
    ['a,,c', [{ type: 'split', by: ',', at: 1 }], ''],
    ['a,b,c', [{ type: 'split', by: ',', at: -1 }], 'c'],
    ['a', [{ type: 'split', by: ',', at: 3 }], null],
    [['a'], [{ type: 'split', by: ',' }], '!must be text to be split'],
    [['a', '', null, 'b'], [{ type: 'join', with: ', ' }], 'a, b'],
    [[{}], [{ type: 'join', with: ', ' }], '!must be a list of texts'],
    [
      'x',
      [{ type: 'template', text: '{name} ({value}){company}, {customFields.city}: {tags}' }],
      'Айгерим (x), Almaty: a, b',
    ],
    [5, [{ type: 'template', text: '№{value}' }], '№5'],
    [{}, [{ type: 'template', text: '{value}' }], '!has something in its template that is no text'],
    [
      'x'.repeat(9000),
      [
        { type: 'template', text: '{value}'.repeat(280) },
        { type: 'template', text: '{value}'.repeat(280) },
      ],
      '!would have more than 100000 characters after its transforms',
    ],
    [
      'a;'.repeat(20_000),
      [
        { type: 'split', by: ';' },
        { type: 'join', with: 'separator' },
      ],
      '!would have more than 100000 characters after its transforms',
    ],
    ['$&', [{ type: 'template', text: '$1 {value}' }], '$1 $&'],
    [
      'a;b',
      [
        { type: 'split', by: ';' },
        { type: 'case', to: 'upper' },
        { type: 'join', with: '+' },
      ],
      'A+B',
    ],
  ])('%j by %j', (value, transforms, made) => {
    expect(run(value, transforms)).toEqual(made)
  })
})

test('any value through any transforms is a value or a refusal, and never a throw', () => {
  const transform = fc.oneof<fc.Arbitrary<Transform>[]>(
    fc.constantFrom<Transform>(
      { type: 'trim' },
      { type: 'phone' },
      { type: 'email' },
      { type: 'number', scale: 100 },
      { type: 'date' },
      { type: 'date', format: 'dd.MM.yyyy' },
      { type: 'join', with: ',' },
      { type: 'template', text: '{value} {name}' },
      { type: 'truncate', length: 3 },
    ),
    fc
      .constantFrom('lower' as const, 'upper' as const, 'title' as const, 'sentence' as const)
      .map((to) => ({ type: 'case' as const, to })),
    fc.record({
      type: fc.constant('split' as const),
      by: fc.constantFrom(',', ' '),
      at: fc.integer({ min: -3, max: 3 }),
    }),
    fc.dictionary(fc.string(), fc.string()).map((values) => ({ type: 'lookup' as const, values })),
  )
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 3 }),
      fc.array(transform, { maxLength: 5 }),
      (value, transforms) => {
        const made = run(value, transforms, 'instant')
        expect(made).toEqual(run(value, transforms, 'instant'))
        expect(made).not.toBeUndefined()
      },
    ),
    { numRuns: 500 },
  )
})
