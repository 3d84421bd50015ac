import { tooManyRequests } from './errors.ts'

/** What a message, a button or a file may hold: https://core.telegram.org/bots/api and /bots/faq */
export const limits = {
  textLength: 4096,
  captionLength: 1024,
  albumMin: 2,
  albumMax: 10,
  callbackDataBytes: 64,
  keyboardButtons: 100,
  photoBytes: 10 * 1024 * 1024,
  photoSides: 10_000,
  photoRatio: 20,
  uploadBytes: 50 * 1024 * 1024,
  downloadBytes: 20 * 1024 * 1024,
} as const

/** A token bucket: `burst` messages at once, then `perSecond` of them. */
export interface RateLimit {
  perSecond: number
  burst: number
}

export interface RateLimits {
  privateChat: RateLimit
  groupChat: RateLimit
  overall: RateLimit
}

/**
 * The sustained rates are those of https://core.telegram.org/bots/faq (one message a second in a
 * chat, 20 a minute in a group, 30 a second overall). Telegram publishes no bursts: these are wide
 * enough for several albums in a row.
 */
export const defaultRateLimits: RateLimits = {
  privateChat: { perSecond: 1, burst: 60 },
  groupChat: { perSecond: 20 / 60, burst: 40 },
  overall: { perSecond: 30, burst: 120 },
}

export interface RateLimiter {
  /**
   * Takes `cost` messages from the chat's and the bot's allowance, or nothing at all.
   * @throws ApiError 429 with `parameters.retry_after` in seconds
   */
  charge(chatId: number, cost: number): void
}

/** In memory: a restart gives every chat its burst back. */
export function createRateLimiter(
  clock: { now(): number },
  rates: RateLimits = defaultRateLimits,
): RateLimiter {
  const buckets = new Map<number | 'overall', { tokens: number; at: number }>()

  const refill = (key: number | 'overall', rate: RateLimit) => {
    const now = clock.now()
    const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now }
    const gained = (Math.max(0, now - bucket.at) / 1000) * rate.perSecond
    const next = { tokens: Math.min(rate.burst, bucket.tokens + gained), at: now }
    buckets.set(key, next)
    return next
  }

  return {
    charge(chatId, cost) {
      const chatRate = chatId < 0 ? rates.groupChat : rates.privateChat
      const claims = [
        { bucket: refill(chatId, chatRate), rate: chatRate },
        { bucket: refill('overall', rates.overall), rate: rates.overall },
      ].map((claim) => ({ ...claim, price: Math.min(cost, claim.rate.burst) }))

      const wait = Math.max(
        ...claims.map(({ bucket, rate, price }) => (price - bucket.tokens) / rate.perSecond),
      )
      if (wait > 1e-9) throw tooManyRequests(Math.max(1, Math.ceil(wait)))
      for (const { bucket, price } of claims) bucket.tokens -= price
    },
  }
}
