import { describe, expect, test } from 'vitest'
import { runChaos } from '../../support/chaos/run-chaos.ts'

const SAGAS = 60

describe('sales in a Potok that is killed at random moments', () => {
  test('none is lost, doubled or left half undone (I1, I3, I6, I9, I10)', async () => {
    const report = await runChaos({ sagas: SAGAS, kills: 4, seed: Date.now() % 1_000_000 })
    expect(report).toMatchObject({ started: SAGAS, lost: [], doubled: [], uncompensated: [] })
    expect(report.finished + report.compensated).toBe(SAGAS)
  }, 300_000)
})
