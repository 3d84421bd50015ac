import { expect, test } from 'vitest'
import { createAnalyze } from '../../../../db/drivers/pglite-analyze.ts'

test('statistics are gathered early, then ever more seldom, but never given up', async () => {
  const at: number[] = []
  let commits = 0
  const analyze = createAnalyze(async () => at.push(commits))
  for (commits = 1; commits <= 70_000; commits += 1) await analyze.committed()
  expect(at.slice(0, 4)).toEqual([200, 400, 800, 1_600])
  expect((at.at(-1) ?? 0) - (at.at(-2) ?? 0)).toBeLessThanOrEqual(20_000)
})
