import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeJson, encodeJson } from '../../../db/json.ts'

describe('JSON for jsonb (I31)', () => {
  test('a value without U+0000 and lone surrogates comes back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(decodeJson(encodeJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('what PostgreSQL refuses becomes U+FFFD, in keys too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile = `\ud800${text}\u0000\\u0000\\\\ud800\\`
        const clean = hostile.toWellFormed().replaceAll('\u0000', '\ufffd')
        expect(decodeJson(encodeJson({ [hostile]: hostile }))).toEqual({ [clean]: clean })
      }),
    )
  })

  test('a value nested too deeply is the caller’s error', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(() => encodeJson(deep)).toThrow(
      expect.objectContaining({ code: 'invalid_input' }) as Error,
    )
  })

  test('undefined is null', () => {
    expect(encodeJson(undefined)).toBe('null')
  })
})
