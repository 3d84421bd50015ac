import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../simulator/errors.ts'
import { createRateLimiter, defaultRateLimits } from '../../../simulator/limits.ts'

function setUp(burst: number) {
  let now = 1_000_000
  const limiter = createRateLimiter(
    { now: () => now },
    {
      ...defaultRateLimits,
      privateChat: { perSecond: 1, burst },
      groupChat: { perSecond: 20 / 60, burst },
    },
  )
  return {
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    retryAfter(chatId: number, cost: number): number | undefined {
      try {
        limiter.charge(chatId, cost)
        return undefined
      } catch (error) {
        if (error instanceof ApiError) return error.parameters?.retry_after
        throw error
      }
    },
  }
}

describe('the rate limiter', () => {
  it('lets a burst pass, then one message a second', () => {
    const { retryAfter, pass } = setUp(2)
    expect([retryAfter(1, 1), retryAfter(1, 1), retryAfter(1, 1)]).toEqual([
      undefined,
      undefined,
      1,
    ])
    pass(999)
    expect(retryAfter(1, 1)).toBe(1)
    pass(1)
    expect(retryAfter(1, 1)).toBeUndefined()
  })

  it('lets a bot through that waits as long as it is told', () => {
    const { retryAfter, pass } = setUp(10)
    expect(retryAfter(1, 10)).toBeUndefined()
    const wait = retryAfter(1, 7)
    expect(wait).toBe(7)
    pass(7000)
    expect(retryAfter(1, 7)).toBeUndefined()
  })

  it('gives groups 20 a minute and keeps chats apart', () => {
    const { retryAfter } = setUp(1)
    expect([retryAfter(-5, 1), retryAfter(-5, 1), retryAfter(1, 1)]).toEqual([
      undefined,
      3,
      undefined,
    ])
  })

  it('lets an album pass that is larger than the burst', () => {
    const { retryAfter } = setUp(3)
    expect(retryAfter(1, 10)).toBeUndefined()
    expect(retryAfter(1, 10)).toBe(3)
  })

  it('does not throttle two albums with their other messages by default', () => {
    const limiter = createRateLimiter({ now: () => 0 })
    const twoCarousels = () => {
      for (let carousel = 0; carousel < 2; carousel += 1) {
        for (let edit = 0; edit < 10; edit += 1) limiter.charge(1, 1)
        limiter.charge(1, 10)
      }
    }
    expect(twoCarousels).not.toThrow()
  })
})
