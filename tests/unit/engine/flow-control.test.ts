import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToBatch } from '../../../engine/flow-control/batch.ts'
import type { Batch } from '../../../engine/flow-control/batch.ts'
import { concurrencyLimits } from '../../../engine/flow-control/concurrency.ts'
import { nextDebounce } from '../../../engine/flow-control/debounce.ts'
import type { Debounce } from '../../../engine/flow-control/debounce.ts'
import { admit } from '../../../engine/flow-control/gcra.ts'
import { priorityOffset } from '../../../engine/flow-control/priority.ts'
import { idempotencyRule, rateLimitRule } from '../../../engine/flow-control/rate-limit.ts'
import { throttleRule } from '../../../engine/flow-control/throttle.ts'
import { functionConfigSchema } from '../../../engine/registry/function-config.ts'

const gaps = fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 80 })

function configOf(more: object) {
  return functionConfigSchema.parse({ id: 'fn', steps: {}, ...more })
}

describe('a rate', () => {
  const rate = fc.record({ limit: fc.integer({ min: 1, max: 20 }), burst: fc.nat({ max: 5 }) })

  test('lets no window see more than its capacity and what the window adds', () => {
    fc.assert(
      fc.property(rate, gaps, ({ limit, burst }, gaps) => {
        const rule = throttleRule(configOf({ throttle: { limit, burst, period: '10s' } }))
        if (!rule) throw new Error('no rule')
        let now = 1_000_000
        let tat: number | undefined
        const admitted: number[] = []
        for (const gap of gaps) {
          now += gap
          const admission = admit(tat, now, rule.rate)
          if (!admission.admitted) continue
          tat = admission.tat
          admitted.push(now)
        }
        for (const [i, from] of admitted.entries()) {
          for (const [j, to] of admitted.entries()) {
            const most = limit + burst + (to - from) / rule.rate.interval
            if (j >= i) expect(j - i + 1).toBeLessThanOrEqual(most + 1e-6)
          }
        }
      }),
    )
  })

  test('admits at the time that a refusal names, and not a moment earlier', () => {
    fc.assert(
      fc.property(rate, gaps, ({ limit, burst }, gaps) => {
        const rule = { interval: Math.ceil(10_000 / limit), capacity: limit + burst }
        let now = 0
        let tat: number | undefined
        for (const gap of gaps) {
          now += gap
          const admission = admit(tat, now, rule)
          if (admission.admitted) tat = admission.tat
          else {
            expect(admission.retryAt).toBeGreaterThan(now)
            expect(admit(tat, admission.retryAt, rule).admitted).toBe(true)
            expect(admit(tat, admission.retryAt - 1, rule).admitted).toBe(false)
          }
        }
      }),
    )
  })

  test('a limit of one per period admits again when the period is over', () => {
    const rule = rateLimitRule(configOf({ rateLimit: { limit: 1, period: '10s' } }))
    const first = admit(undefined, 0, rule?.rate ?? { interval: 0, capacity: 0 })
    if (!rule || !first.admitted) throw new Error('not admitted')
    expect(admit(first.tat, 9_999, rule.rate).admitted).toBe(false)
    expect(admit(first.tat, 10_000, rule.rate).admitted).toBe(true)
  })

  test('idempotency admits once in 24 hours', () => {
    const rule = idempotencyRule(configOf({ idempotency: 'event.data.k' }))
    const first = admit(undefined, 0, rule?.rate ?? { interval: 0, capacity: 0 })
    if (!rule || !first.admitted) throw new Error('not admitted')
    expect(admit(first.tat, 86_399_999, rule.rate).admitted).toBe(false)
    expect(admit(first.tat, 86_400_000, rule.rate).admitted).toBe(true)
  })
})

test('a debounce fires a period after the last event, and never later than its deadline', () => {
  fc.assert(
    fc.property(
      gaps,
      fc.option(fc.integer({ min: 1_000, max: 20_000 }), { nil: undefined }),
      (gaps, timeout) => {
        let now = 0
        let first = -1
        let state: Debounce | undefined
        for (const gap of gaps) {
          now += gap
          if (state && now >= state.fireAt) state = undefined
          if (!state) first = now
          state = nextDebounce(state, now, { period: 2_000, timeout })
          const latest = timeout === undefined ? Number.POSITIVE_INFINITY : first + timeout
          expect(state.fireAt).toBe(Math.min(now + 2_000, latest))
        }
      },
    ),
  )
})

test('batches part the events: each event in one batch, in order, none over the size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), gaps, (maxSize, gaps) => {
      const batches: (readonly string[])[] = []
      let now = 0
      let open: Batch | undefined
      for (const [i, gap] of gaps.entries()) {
        now += gap
        if (open && now >= open.fireAt) {
          batches.push(open.eventIds)
          open = undefined
        }
        const next = addToBatch(open, String(i), now, { maxSize, timeout: 3_000 })
        expect(next.fireAt).toBeLessThanOrEqual(now + 3_000)
        if (next.full) batches.push(next.eventIds)
        open = next.full ? undefined : next
      }
      if (open) batches.push(open.eventIds)
      expect(batches.flat()).toEqual(gaps.map((_, i) => String(i)))
      for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(maxSize)
    }),
  )
})

test('priority is seconds, from -600 to 600; what is no number is none', () => {
  expect(priorityOffset(120)).toBe(120_000)
  expect(priorityOffset(-9_999)).toBe(-600_000)
  expect(priorityOffset(9_999)).toBe(600_000)
  for (const value of ['120', null, undefined, Number.NaN, true])
    expect(priorityOffset(value)).toBe(0)
})

test('concurrency keys tell functions apart, and the scopes env and account bring them together', () => {
  const keysOf = (id: string, scope: string, value: unknown) =>
    concurrencyLimits(
      { ...configOf({ concurrency: { limit: 2, scope, key: 'event.data.k' } }), id },
      () => value,
    ).map(({ key }) => key)
  expect(keysOf('a', 'fn', 1)).toEqual(keysOf('a', 'fn', 1))
  expect(keysOf('a', 'fn', 1)).not.toEqual(keysOf('a', 'fn', 2))
  expect(keysOf('a', 'fn', 1)).not.toEqual(keysOf('b', 'fn', 1))
  expect(keysOf('a', 'env', 1)).toEqual(keysOf('b', 'env', 1))
  expect(keysOf('a', 'env', 1)).not.toEqual(keysOf('a', 'account', 1))
  expect(concurrencyLimits(configOf({ concurrency: 0 }), () => null)).toEqual([])
})
