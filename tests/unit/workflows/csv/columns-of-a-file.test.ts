import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormats } from '../../../../adapters/formats/create-formats.ts'
import { guessType } from '../../../../workflows/csv/guess-type.ts'
import { keyOfHeader } from '../../../../workflows/csv/key-of-header.ts'
import { readLocalCell } from '../../../../workflows/csv/local-cell.ts'
import { localNumber } from '../../../../workflows/csv/local-number.ts'
import { planColumns } from '../../../../workflows/csv/plan-columns.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { customFieldSchema } from '../../../../workflows/registry/custom-field-schema.ts'
import { normalizeValue } from '../../../../workflows/registry/normalize.ts'

const forms = { formats: createFormats(), country: 'KZ', timeZone: 'Asia/Almaty' }
const guess = (cells: string[], whole = true) => guessType(cells, forms, { whole }).type

test.each([
  ['1 234,50 ₸', 1234.5],
  ['1,234.50', 1234.5],
  ['1.234.567', 1_234_567],
  ['12 %', 12],
  ['-3,5', -3.5],
  ['0,125', 0.125],
  ['1 500', 1500],
  ['1,500', null],
  ['8 701 123 45 67', null],
  ['12 шт', null],
  ['1.2.3', null],
  [`1${' '.repeat(60_000)}2`, null],
  ['', null],
])('%j is the number %j', (text, value) => {
  expect(localNumber(text)).toBe(value)
})

describe('the key of a header', () => {
  test.each([
    ['Город проживания', 'gorodProzhivaniya'],
    ['E-mail (личный)', 'eMailLichnyy'],
    ['2-й телефон', 'column2YTelefon'],
    ['Қала', 'qala'],
    ['№', 'no'],
    ['城市', 'column'],
  ])('%s → %s', (header, key) => {
    expect(keyOfHeader(header, new Set())).toBe(key)
  })

  test('is always one that a custom field takes, and not taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (header) => {
        const key = keyOfHeader(header, new Set())
        expect(key).toMatch(/^[a-z][A-Za-z0-9]{0,63}$/)
        expect(keyOfHeader(header, new Set([key]))).toMatch(/^[a-z][A-Za-z0-9]{0,63}$/)
        expect(keyOfHeader(header, new Set([key]))).not.toBe(key)
      }),
    )
  })
})

describe('the type of a column', () => {
  test.each([
    [['1', '2,5', '1 000'], 'number'],
    [['007', '012'], 'text'],
    [['180540012345'], 'text'],
    [['да', 'нет'], 'boolean'],
    [['31.01.2026', '2026-02-01'], 'date'],
    [['31.01.2026', '1.2.2026'], 'date'],
    [['2026-01-31'], 'date'],
    [['8 701 123 45 67'], 'phone'],
    [['a@b.kz', 'C@D.kz'], 'email'],
    [['https://potok.kz'], 'url'],
    [['a', 'b', ''], 'text'],
    [['', ' '], 'text'],
  ])('of %j is %s', (cells, type) => {
    expect(guess(cells)).toBe(type)
  })

  test('is a choice only when few values come again and again in a whole file', () => {
    const cells = Array.from({ length: 40 }, (_, at) => (at % 2 ? 'Розница' : 'Опт'))
    expect(guessType(cells, forms, { whole: true })).toMatchObject({
      type: 'choice',
      options: ['Опт', 'Розница'],
    })
    expect(guess(cells, false)).toBe('text')
    expect(guess(cells.slice(0, 10))).toBe('text')
  })

  test('refuses no cell that it was guessed from', () => {
    const cell = fc.oneof(
      fc.constantFrom('да', 'нет', '12', '1,5', '1,500', '31.01.2026', '8 701 123 45 67', 'a@b.kz'),
      fc.constantFrom('2026-01-31', 'https://a.kz', 'Алматы', '+7', '007', '1e9', '31.02.2026'),
      fc.stringMatching(/^[\p{L}\d .,+-]{0,20}$/u),
    )
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
        const { type, options, dateFormat } = guessType(cells, forms, { whole: true })
        const field = customFieldSchema(type, options)
        for (const each of cells.filter((text) => text.trim() !== '')) {
          const read = readLocalCell(field, each, forms, { dateFormat, mainUnits: false })
          const value = 'value' in read ? normalizeValue(field, read.value) : undefined
          expect(field.schema.safeParse(value).success).toBe(true)
        }
      }),
    )
  })
})

test('a header or a cell as long as a row may be is no work that grows with it', () => {
  const header = ['name', 'телефон '.repeat(4000), 'x'.repeat(30_000)]
  const rows = [['Anna', 'y'.repeat(30_000), '8 701 '.repeat(5000)]]
  const { told, newFields } = planColumns({
    entity: lead,
    customFields: [],
    header,
    rows,
    whole: true,
    forms,
    feedback: [],
  })
  expect(told.map(({ how }) => how)).toEqual(['named', 'new', 'new'])
  expect(newFields).toHaveLength(2)
})

test('a header with control characters becomes a field without them', () => {
  const request = { entity: lead, customFields: [], forms, whole: true, feedback: [] }
  const { newFields } = planColumns({
    ...request,
    header: ['name', 'Ci\u0000ty\t of', '\u0000'],
    rows: [['Anna', 'Almaty', 'x']],
  })
  expect(newFields.map(({ label }) => label)).toEqual(['Ci ty of', 'Column 3'])
})
