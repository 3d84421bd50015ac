import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCell, writeCell } from '../../../../workflows/csv/cell.ts'
import { defuse, restore } from '../../../../workflows/csv/formula.ts'
import type { FieldKind } from '../../../../workflows/registry/field.ts'

const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value.trim() !== '')
const VALUES: Partial<Record<FieldKind, fc.Arbitrary<unknown>>> = {
  text,
  phone: fc.constantFrom('+77011234567', '+12025550123'),
  integer: fc.integer(),
  money: fc.maxSafeInteger(),
  quantity: fc.integer({ max: 1e12 }).map((value) => value / 1000 + 0),
  boolean: fc.boolean(),
  tags: fc.array(text.map((value) => value.trim())),
  json: fc.jsonValue().filter((value) => value !== null),
}

test.each(Object.entries(VALUES))('a %s comes back from its cell as it was', (kind, values) => {
  fc.assert(
    fc.property(values, (value) => {
      const field = { kind: kind as FieldKind }
      const again = JSON.parse(JSON.stringify(value)) as unknown
      expect(readCell(field, writeCell(field, value))).toEqual({ value: again })
    }),
    { numRuns: 500 },
  )
})

describe('no cell begins a formula', () => {
  test.each(['=1+1', '+7701', '-2', '@sum', '\t=1', '\r=1', '＝1', "'=1", "''=1"])(
    '%j',
    (value) => {
      const cell = writeCell({ kind: 'text' }, value)
      expect(cell).toBe(`'${value}`)
      expect(readCell({ kind: 'text' }, cell)).toEqual({ value })
    },
  )

  test('an apostrophe of the text stays, and a negative number is a number', () => {
    expect(writeCell({ kind: 'text' }, "'tis")).toBe("'tis")
    expect(writeCell({ kind: 'money' }, -500)).toBe('-500')
  })

  test('whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(restore(defuse(value))).toBe(value)
        expect(defuse(value)).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

test.each([
  ['integer', '1,5', 'must have a point, not a comma: 12.5'],
  ['money', '1 500', 'must be a number'],
  ['quantity', 'NaN', 'must be a number'],
  ['percent', '0x10', 'must be a number'],
  ['boolean', 'maybe', 'must be true or false'],
  ['json', '{a}', 'must be JSON'],
  ['tags', '["a"', 'must be JSON'],
] as const)('a %s cannot be %s', (kind, cell, rule) => {
  expect(readCell({ kind }, cell)).toEqual({ rule })
})

test('an empty cell is no value, whatever the kind', () => {
  for (const kind of ['text', 'integer', 'boolean', 'tags', 'json'] as const) {
    expect(readCell({ kind }, '  ')).toEqual({ value: null })
  }
})

test('people’s words and lists are understood', () => {
  expect(readCell({ kind: 'boolean' }, 'ИСТИНА')).toEqual({ value: true })
  expect(readCell({ kind: 'boolean' }, 'FALSE')).toEqual({ value: false })
  expect(readCell({ kind: 'tags' }, 'vip, Алматы')).toEqual({ value: ['vip', 'Алматы'] })
})
