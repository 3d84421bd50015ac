import fc from 'fast-check'
import { describe, test } from 'vitest'
import { openConversionCases } from './conversion-cases.ts'
import { openConversionWorld } from './conversion-world.ts'
import { expectSameEnd } from './expect-same-end.ts'

/** @param numRuns batches, each also converted one by one in a workspace of the same kind */
export function conversionBatchProperty(numRuns: number): void {
  describe('a batch of random records', () => {
    test('ends as its records one by one do', async () => {
      const world = await openConversionWorld()
      try {
        const batch = await openConversionCases(world, { seed: numRuns })
        const singles = await openConversionCases(world, { seed: numRuns })
        const cases = batch.cases({ minLength: 3, maxLength: 8 })
        await fc.assert(
          fc.asyncProperty(cases, (one) => expectSameEnd(world, batch, singles, one)),
          { numRuns, endOnFailure: true },
        )
      } finally {
        await world.close()
      }
    })
  })
}
