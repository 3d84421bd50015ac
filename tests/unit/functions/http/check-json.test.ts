import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkJson } from '../../../../functions/http/check-json.ts'
import { AppError } from '../../../../workflows/shared/errors.ts'

const refused = (text: string) => {
  try {
    checkJson(text)
  } catch (error) {
    return error instanceof AppError ? error.fields[0]?.rule : error
  }
  return 'taken'
}

test('what JSON.stringify writes is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
      const text = JSON.stringify(value)
      if (/__proto__|"constructor"|\\u0000|\\ud[89a-f]/.test(text)) return
      expect(checkJson(text)).toEqual(JSON.parse(text))
      expect(checkJson(JSON.stringify(value, null, 2))).toEqual(JSON.parse(text))
    }),
    { numRuns: 500 },
  )
})

describe('refused although it is JSON (I31)', () => {
  test.each([
    ['{"a":1,"a":2}', 'must not have the key a twice'],
    ['{"a":1,"\\u0061":2}', 'must not have the key a twice'],
    ['[{"a":{"b":1,"b":2}}]', 'must not have the key b twice'],
    ['{"__proto__":{}}', 'must not have the key __proto__'],
    ['{"a":{"\\u005f_proto__":1}}', 'must not have the key __proto__'],
    ['{"constructor":{"prototype":{}}}', 'must not have the key constructor'],
    ['{"a":"\\u0000"}', 'must not have the character U+0000'],
    ['{"a":"\\ud800"}', 'must not have half of a surrogate pair'],
    ['{"a":1e999}', 'must not have a number beyond ±1.8e308'],
    [`{"a":-${'9'.repeat(400)}}`, 'must not have a number beyond ±1.8e308'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'must have at most 32 levels'],
    [`${'['.repeat(500_000)}${']'.repeat(500_000)}`, 'must have at most 32 levels'],
  ])('%.40s', (text, rule) => {
    expect(refused(text)).toBe(rule)
  })
})

test.each(['', 'nope', '{"a":}', '{"a":1', '[1,]', '"\u0001"', '\u00a0{}', '{a:1}', "{'a':1}"])(
  '%j is no JSON',
  (text) => {
    expect(refused(text)).toBe('must be valid JSON')
  },
)

test.each([
  '{"a":[1,{"a":1},{"a":1}],"b":{"a":1}}',
  '{"a":"b","b":"a"}',
  '{"a":"\\"a\\":1,","b":"{[\\\\"}',
  '{"a":"\\ud83d\\ude00","b":-0.5e-3}',
  `${'['.repeat(32)}${']'.repeat(32)}`,
  '"__proto__"',
])('%s is taken', (text) => {
  expect(checkJson(text)).toEqual(JSON.parse(text))
})
