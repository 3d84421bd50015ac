import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReadyQueue } from '../../../engine/queue/ready-queue.ts'
import type { ReadyItem } from '../../../engine/queue/ready-queue.ts'

const item = fc.record({
  score: fc.integer({ min: 0, max: 20 }),
  keys: fc.subarray(['fn', 'env', 'tenant-a', 'tenant-b']),
})
const limits: Readonly<Record<string, number>> = { fn: 3, env: 4, 'tenant-a': 1, 'tenant-b': 2 }
const never = () => null

function itemsOf(specs: readonly { score: number; keys: string[] }[]): ReadyItem[] {
  return specs.map(({ score, keys }, i) => ({
    id: String(i).padStart(4, '0'),
    score,
    throttleKey: null,
    limits: keys.map((key) => ({ key, limit: limits[key] ?? 1 })),
  }))
}

test('never takes more than a limit allows, loses nothing, and leaves nothing waiting for a free slot', () => {
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 60 }),
      fc.infiniteStream(fc.nat()),
      (specs, choices) => {
        const queue = createReadyQueue<ReadyItem>(never)
        const running: ReadyItem[] = []
        const finished: string[] = []
        const inUse = (key: string) =>
          running.filter(({ limits }) => limits.some((limit) => limit.key === key)).length
        const fill = () => {
          for (let next = queue.take(0); next; next = queue.take(0)) running.push(next)
          for (const [key, limit] of Object.entries(limits))
            expect(inUse(key)).toBeLessThanOrEqual(limit)
        }
        const waiting = new Map(itemsOf(specs).map((entry) => [entry.id, entry]))
        for (const entry of waiting.values()) {
          queue.add(entry)
          if ((choices.next().value ?? 0) % 3 === 0) fill()
        }
        fill()
        while (running.length > 0) {
          const [done] = running.splice((choices.next().value ?? 0) % running.length, 1)
          if (!done) break
          queue.release(done)
          finished.push(done.id)
          fill()
          for (const { id } of [...running, done]) waiting.delete(id)
          for (const left of waiting.values()) {
            if (finished.includes(left.id)) continue
            expect(left.limits.some(({ key, limit }) => inUse(key) >= limit)).toBe(true)
          }
        }
        expect(finished.toSorted()).toEqual(itemsOf(specs).map(({ id }) => id))
        expect(queue.size()).toBe(0)
      },
    ),
  )
})

test('items that nothing holds back go in order of score, then of arrival', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (scores) => {
      const queue = createReadyQueue<ReadyItem>(never)
      const items = itemsOf(scores.map((score) => ({ score, keys: [] })))
      for (const entry of items) queue.add(entry)
      const taken = items.map(() => queue.take(0)?.id)
      const sorted = items.toSorted((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1))
      expect(taken).toEqual(sorted.map(({ id }) => id))
    }),
  )
})

test('a throttled lane waits for its time, and does not hold up the others', () => {
  let allowedAt = 100
  const queue = createReadyQueue<ReadyItem>((entry, now) =>
    entry.throttleKey !== null && now < allowedAt ? { retryAt: allowedAt } : null,
  )
  queue.add({ id: 'slow', score: 0, limits: [], throttleKey: 't' })
  queue.add({ id: 'free', score: 1, limits: [], throttleKey: null })
  expect(queue.take(0)?.id).toBe('free')
  expect(queue.take(50)).toBeUndefined()
  expect(queue.nextRetryAt()).toBe(100)
  allowedAt = 100
  expect(queue.take(100)?.id).toBe('slow')
})
