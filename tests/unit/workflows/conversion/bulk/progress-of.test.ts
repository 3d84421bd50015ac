import { describe, expect, test } from 'vitest'
import { progressOf } from '../../../../../workflows/conversion/bulk/progress-of.ts'
import type { BulkConversion } from '../../../../../workflows/conversion/bulk/ports.ts'

const START = Date.UTC(2026, 10, 2, 9)
const bulk: BulkConversion = {
  id: 'b',
  ruleId: 'r',
  ruleVersion: 1,
  type: 'manual',
  retryOf: null,
  status: 'running',
  total: 1000,
  done: 0,
  failed: 0,
  left: 1000,
  reason: null,
  startedAt: new Date(START).toISOString(),
  finishedAt: null,
  createdAt: new Date(START).toISOString(),
  createdBy: 'user:u',
}

describe('how far a bulk conversion is', () => {
  test('nobody can know before it runs', () => {
    const waiting = { ...bulk, status: 'requested' as const, startedAt: null }
    expect(progressOf(waiting, START)).toMatchObject({ rate: null, secondsLeft: null })
  })

  test('its rate counts the failed too, and gives the time to go', () => {
    const some = { ...bulk, done: 190, failed: 10, left: 800 }
    expect(progressOf(some, START + 4_000)).toMatchObject({ rate: 50, secondsLeft: 16 })
  })

  test('with nothing done there is no time to go', () => {
    expect(progressOf(bulk, START)).toMatchObject({ rate: null, secondsLeft: null })
    expect(progressOf(bulk, START + 1_000)).toMatchObject({ rate: 0, secondsLeft: null })
  })

  test('its rate stays when it is over', () => {
    const finishedAt = new Date(START + 20_000).toISOString()
    const over = { ...bulk, status: 'completed' as const, done: 1000, left: 0, finishedAt }
    expect(progressOf(over, START + 99_000)).toMatchObject({ rate: 50, secondsLeft: 0 })
  })
})
