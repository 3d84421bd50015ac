import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../db/audit/canonical-json.ts'
import { plainJson, storedJson } from '../../../db/audit/stored-json.ts'
import { decodeJson, encodeJson } from '../../../db/json.ts'

const anything = fc.anything({
  withDate: true,
  withNullPrototype: true,
  withMap: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})

test('values are written for the trail as they are read back from it, whatever they are (I25)', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(storedJson(value)).toBe(canonicalJson(decodeJson(encodeJson(value))))
    }),
  )
})

test('what is written in one pass is as long as it is the other way', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = plainJson(value)
      if (text !== null) expect(text).toHaveLength(encodeJson(value).length)
    }),
  )
})

test('what cannot be kept as it is takes the other way', () => {
  const odd = ['a\u0000b', 'a\ud800b', '\u0001', { toJSON: () => 1 }, new Date(0), [undefined]]
  expect(odd.map(plainJson)).toEqual(odd.map(() => null))
  expect(odd.map((value) => decodeJson(storedJson(value)))).toEqual([
    'a\ufffdb',
    'a\ufffdb',
    '\u0001',
    1,
    '1970-01-01T00:00:00.000Z',
    [null],
  ])
})

test('what is nested too deeply is refused', () => {
  let deep: unknown = 1
  for (let level = 0; level < 200_000; level += 1) deep = [deep]
  expect(() => storedJson(deep)).toThrow(
    expect.objectContaining({ code: 'invalid_input' }) as Error,
  )
})
