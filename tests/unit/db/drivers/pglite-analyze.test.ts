import { expect, test } from 'vitest'
import { createAnalyze } from '../../../../db/drivers/pglite-analyze.ts'

test('statistics are gathered early, then ever more seldom, but never given up', async () => {
  const at: number[] = []
  let commits = 0
  const analyze = createAnalyze({
    query: async () => {
      at.push(commits)
      return []
    },
    exec: async () => {},
  })
  for (commits = 1; commits <= 70_000; commits += 1) await analyze.committed()
  expect(at.slice(0, 4)).toEqual([200, 400, 800, 1_600])
  expect((at.at(-1) ?? 0) - (at.at(-2) ?? 0)).toBeLessThanOrEqual(20_000)
})

test('of one table after each transaction, and of every table in a round', async () => {
  const done: string[][] = []
  const analyze = createAnalyze({
    query: async () => [{ name: 'public.a' }, { name: 'public.b' }, { name: 'engine.c' }],
    exec: async (text) => done.at(-1)?.push(text),
  })
  for (let commit = 1; commit <= 203; commit += 1) {
    done.push([])
    await analyze.committed()
  }
  expect(done.slice(0, 199).flat()).toEqual([])
  expect(done.slice(199)).toEqual([
    ['analyze engine.c'],
    ['analyze public.b'],
    ['analyze public.a'],
    [],
  ])
})
