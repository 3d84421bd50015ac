import { expect, test } from 'vitest'
import { inBatches } from '../../../../workflows/shared/in-batches.ts'

/** Doubles numbers; notes what came together, and refuses some. */
function doubling({ limit = 10, refuse = (number: number): boolean => Number.isNaN(number) } = {}) {
  const batches: number[][] = []
  const double = inBatches(
    async (numbers: readonly number[]) => {
      batches.push([...numbers])
      await Promise.resolve()
      if (numbers.some(refuse)) throw new Error('refused')
      return numbers.map((number) => number * 2)
    },
    { limit },
  )
  return { batches, double }
}

test('what comes while others are worked on shares a batch, each with its own result', async () => {
  const { batches, double } = doubling({ limit: 3 })
  const results = await Promise.all([1, 2, 3, 4, 5].map(double))
  expect(results).toEqual([2, 4, 6, 8, 10])
  expect(batches).toEqual([[1], [2, 3, 4], [5]])
  expect(await double(6)).toBe(12)
})

test('one that is refused spoils no other', async () => {
  const { double } = doubling({ refuse: (number: number) => number >= 3 && number < 4 })
  const results = await Promise.allSettled([1, 2, 3, 4].map(double))
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
})
