import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import type { AiUsage } from '../../../workflows/carousel/ports.ts'
import { type ApiWorld, openApiWorld } from '../../support/api-world.ts'
import { openTestDatabase } from '../../support/database.ts'
import { newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'

let database: Database
let world: ApiWorld
let time = Date.parse('2026-11-20T18:30:00Z')
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database, { clock: { now: () => time } })
  world.addCaller('viewer', ['carousels:read'])
})
afterAll(() => database.close())

const call: AiUsage = {
  provider: 'openai',
  model: 'gpt-6.1-terra',
  inputTokens: 1_000,
  outputTokens: 2_000,
  costMicroUsd: 11_000,
  duration: 800.4,
  outcome: 'ok',
}
const record = (usage: AiUsage[], id = newId(), scope = world.scope) =>
  world.deps.inTenant({ ...scope, actor: { type: 'telegram_user', id: '7' } }, (r) =>
    r.aiCalls.record({ subject: 'ai_content', id }, usage),
  )

describe('the report of what AI was used for', () => {
  test('sums up by day of the workspace, person, subject and model; a call told of twice counts once', async () => {
    const id = newId()
    await record([{ ...call, id }, call])
    await record([{ ...call, id }])
    // Past midnight in Almaty.
    time += 3_600_000
    await record([{ ...call, model: 'new-model', costMicroUsd: null }])
    await record([call], newId(), await createTenant(database))

    const { status, body } = await world.ask('GET', '/ai/usage?from=2026-11-20&to=2026-11-21')
    expect(status).toBe(200)
    const by = { person: 'telegram_user:7', subject: 'ai_content', provider: 'openai' }
    const sums = { calls: 2, inputTokens: 2_000, outputTokens: 4_000, unpricedCalls: 0 }
    const one = { calls: 1, inputTokens: 1_000, outputTokens: 2_000, unpricedCalls: 1 }
    expect(body.items).toEqual([
      { day: '2026-11-21', ...by, model: 'new-model', ...one, costMicroUsd: 0 },
      { day: '2026-11-20', ...by, model: 'gpt-6.1-terra', ...sums, costMicroUsd: 22_000 },
    ])
    expect(body['total']).toEqual({
      calls: 3,
      inputTokens: 3_000,
      outputTokens: 6_000,
      costMicroUsd: 22_000,
      unpricedCalls: 1,
    })
  })

  test('shows the last 30 days unasked', async () => {
    const { body } = await world.ask('GET', '/ai/usage')
    expect([body['from'], body['to']]).toEqual(['2026-10-23', '2026-11-21'])
  })

  test.each(['from=2026-11-02&to=2026-11-01', 'from=2020-01-01&to=2026-11-01'])(
    'refuses %s, and names the field',
    async (query) => {
      const { status, body } = await world.ask('GET', `/ai/usage?${query}`)
      expect(status).toBe(400)
      expect(body.errors[0]?.field).toBe('from')
    },
  )

  test('refuses what is no date, and who may not see it', async () => {
    expect((await world.ask('GET', '/ai/usage?from=yesterday')).status).toBe(400)
    expect((await world.ask('GET', '/ai/usage', { as: 'viewer' })).status).toBe(403)
  })
})
