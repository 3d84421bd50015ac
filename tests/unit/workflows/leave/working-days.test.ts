import { expect, test } from 'vitest'
import { workingDays } from '../../../../workflows/leave/working-days.ts'

test.each([
  ['a week', '2026-11-16', '2026-11-22', 5],
  ['a weekend', '2026-11-21', '2026-11-22', 0],
  ['one Friday', '2026-11-20', '2026-11-20', 1],
  ['over the end of a February', '2028-02-28', '2028-03-01', 3],
  ['the wrong way round', '2026-11-20', '2026-11-16', 0],
])('%s', (_, first, last, count) => {
  expect(workingDays(first, last)).toHaveLength(count)
})

test('the days come in order, the last one too; another week counts other days', () => {
  expect(workingDays('2026-11-20', '2026-11-23')).toEqual(['2026-11-20', '2026-11-23'])
  expect(workingDays('2026-11-20', '2026-11-23', [6])).toEqual(['2026-11-21'])
})
