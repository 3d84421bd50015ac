import { describe, expect, test } from 'vitest'
import { retryAfterOf, safeCause } from '../../../../adapters/ai/errors.ts'
import { costOf, PRICES_AS_OF } from '../../../../adapters/ai/usage.ts'

describe('the cost of a call', () => {
  const tokens = { inputTokens: 1_000, cachedTokens: 0, outputTokens: 2_000 }

  test('is in millionths of a dollar', () => {
    expect(costOf('claude-sonnet-5-5', tokens)).toBe(22_000)
  })

  test('counts cached tokens at their own price', () => {
    expect(costOf('gpt-6.1-terra', { ...tokens, cachedTokens: 400 })).toBe(600 + 20 + 10_000)
  })

  test('knows a model by its dated name too', () => {
    expect(costOf('claude-haiku-4-5-20251001', tokens)).toBe(11_000)
    expect(costOf('gpt-6-luna-2026-09-22', tokens)).toBe(1_100)
  })

  test('is null for an unknown model, and the table is dated', () => {
    expect(costOf('gpt-99', tokens)).toBeNull()
    expect(PRICES_AS_OF).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})

describe('the wait that headers ask for', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  test.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '0.2' }, 1],
    [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }, 30],
    [{ 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, 1],
    [{ 'retry-after-ms': '2500', 'retry-after': '60' }, 3],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%o is %s seconds', (headers, seconds) => {
    expect(retryAfterOf(new Headers(headers as Record<string, string>), now)).toBe(seconds)
  })
})

test('a cause that is logged has no key in it (I32)', () => {
  const { message } = safeCause(new Error('Incorrect API key provided: sk-proj-***abc. See docs.'))
  expect(message).toBe('Incorrect API key provided: [key] See docs.')
})
