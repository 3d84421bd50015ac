import { expect, test } from 'vitest'
import { createExpressions, ExpressionError } from '../../../engine/expressions/expressions.ts'

const { matches, evaluate, compile } = createExpressions()
const event = {
  name: 'a/b',
  ts: 5,
  data: { k: 2, name: 'Ada', list: [1, 'x'], none: null, deep: { id: 'i' } },
}

test.each([
  'event.data.k == 2',
  'event.data.k == 2.0 && event.data.k >= 1',
  'event.data.k + 1 == 3',
  'event.data.k % 2 == 0',
  'event.data.name + "-" + string(event.data.k) == "Ada-2"',
  '"x" in event.data.list && 1 in event.data.list',
  'event.data.list.exists(item, item == "x")',
  'event.data["name"] == "Ada"',
  'event.data.name.startsWith("A") || event.data.missing.deep == 1',
  'event.data.name.matches("^A.*a$")',
  'lowercase(event.data.name) == "ada"',
  'has(event.data.k) && !has(event.data.missing)',
  'event.data.deep.id == async.data.id',
])('%s holds', (source) => {
  expect(matches(source, { event, async: { data: { id: 'i' } } })).toBe(true)
})

test('a missing field is null, as on the server', () => {
  expect(matches('event.data.missing == null', { event })).toBe(true)
  expect(matches('event.data.missing.deep == null', { event })).toBe(true)
  expect(matches('event.data.missing == "x"', { event })).toBe(false)
  expect(evaluate('event.data.vip == true ? 120 : 0', { event })).toBe(0)
  expect(event.data).not.toHaveProperty('missing')
})

test('what cannot be computed is no match', () => {
  expect(matches('event.data.name > 1', { event })).toBe(false)
  expect(matches('event.data.k', { event })).toBe(false)
  expect(matches('event.data.k ==', { event })).toBe(false)
  expect(matches('nothing.like.this', { event })).toBe(false)
  expect(() => compile('event.data.k ==')).toThrow(ExpressionError)
})

test('an expression that would run for ages is stopped', () => {
  const data = { text: `${'a'.repeat(60)}b`, list: Array.from({ length: 400 }, (_, i) => i) }
  const nested =
    'event.data.list.all(a, event.data.list.all(b, event.data.list.all(c, a + b + c >= 0)))'
  expect(matches('event.data.text.matches("^(a+)+$")', { event: { data } })).toBe(false)
  expect(matches(nested, { event: { data } })).toBe(false)
  expect(() => compile('('.repeat(9_000))).toThrow(ExpressionError)
  expect(() => compile(`${'['.repeat(500)}1${']'.repeat(500)}`)).toThrow(ExpressionError)
})
