import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slideBrandSchema } from '../../../../workflows/brand/brand-kit.ts'
import { PALETTE } from '../../../../workflows/brand/palette.ts'
import { readColor, readColors } from '../../../../workflows/brand/read-colors.ts'
import { readHandle } from '../../../../workflows/brand/read-handle.ts'

test.each([
  ['#1a73e8', '#1a73e8'],
  ['1A73E8', '#1a73e8'],
  ['#fc0', '#ffcc00'],
  ['rgb(26, 115, 232)', '#1a73e8'],
  ['26 115 232', '#1a73e8'],
  ['Синий', '#1a73e8'],
  ['  жёлтый. ', '#facc15'],
  ['желтый', '#facc15'],
  ['gray', '#6b7280'],
  ['🔵', '#1a73e8'],
])('“%s” is the colour %s', (words, color) => {
  expect(readColor(words)).toBe(color)
})

test.each(['', 'счастье', '#12345', 'rgb(1, 2, 300)', '#gggggg', 'красивый синий цвет моря'])(
  '“%s” is none',
  (words) => expect(readColor(words)).toBeNull(),
)

test.each([
  ['#fff, #000', ['#ffffff', '#000000']],
  ['синий и белый', ['#1a73e8', '#ffffff']],
  ['#111111 #222222 #333333', ['#111111', '#222222', '#333333']],
  ['#111, #222, #333, #444', null],
  ['синий, дом', null],
])('“%s” are the colours %j', (words, colors) => {
  expect(readColors(words)).toEqual(colors)
})

test('every colour of the palette is found by its names, and can be stored', () => {
  for (const { value, name, also } of PALETTE) {
    for (const word of [...Object.values(name), ...also]) expect(readColor(word)).toBe(value)
    expect(slideBrandSchema.safeParse({ colors: { primary: value } }).success).toBe(true)
  }
})

test('whatever is read as a colour or a handle can be stored, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const primary = readColor(words)
      const handle = readHandle(words)
      const brand = {
        ...(primary === null ? {} : { colors: { primary } }),
        ...(handle === null ? {} : { handle }),
      }
      expect(slideBrandSchema.parse(brand)).toEqual(brand)
      readColors(words)
    }),
  )
})

test.each([
  ['@potok', '@potok'],
  ['potok.school', '@potok.school'],
  ['https://www.instagram.com/potok_1/?igsh=x', '@potok_1'],
  ['t.me/potok', '@potok'],
  ['@поток', null],
  ['@', null],
  ['a b', null],
  [`@${'a'.repeat(31)}`, null],
  ['@.a', null],
  ['@a..b', null],
  ['https://evil.example/potok', null],
])('the handle of “%s” is %s', (words, handle) => {
  expect(readHandle(words)).toBe(handle)
})
