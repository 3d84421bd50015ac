import { describe, expect, test } from 'vitest'
import { followBulk } from '../../../../../functions/http/events/follow-bulk.ts'
import type { BulkConversion } from '../../../../../workflows/conversion/bulk/ports.ts'

const bulk = (more: Partial<BulkConversion>): BulkConversion => ({
  id: 'b',
  ruleId: 'r',
  ruleVersion: 1,
  type: 'manual',
  retryOf: null,
  status: 'running',
  total: 300,
  done: 0,
  failed: 0,
  left: 300,
  reason: null,
  startedAt: null,
  finishedAt: null,
  createdAt: '',
  createdBy: '',
  ...more,
})

/** Follows what is read, one after the other, 10 s apart. */
async function follow(states: BulkConversion[], mayListen = true) {
  let now = 0
  const pieces = followBulk({
    read: async () => {
      now += 10_000
      const next = states.shift()
      if (next === undefined) throw new Error('it was to end before')
      return next
    },
    mayListen: async () => mayListen,
    signal: new AbortController().signal,
    now: () => now,
    times: { poll: 0, heartbeat: 30_000, check: 60_000 },
  })
  const events: string[] = []
  for await (const piece of pieces) events.push(/event: (\w+)/.exec(piece)?.[1] ?? '')
  return events
}

describe('following a bulk conversion', () => {
  test('it tells what has changed, that it lives, and the end', async () => {
    const still = Array.from({ length: 4 }, () => bulk({ done: 100 }))
    const states = [bulk({}), ...still, bulk({ status: 'completed', done: 300, left: 0 })]
    expect(await follow(states)).toEqual(['progress', 'progress', 'heartbeat', 'completed'])
  })

  test('what is over is told at once', async () => {
    expect(await follow([bulk({ status: 'cancelled' })])).toEqual(['cancelled'])
  })

  test('it ends for who may not listen any more (I23)', async () => {
    const states = Array.from({ length: 20 }, () => bulk({}))
    expect(await follow(states, false)).not.toContain('completed')
  })
})
