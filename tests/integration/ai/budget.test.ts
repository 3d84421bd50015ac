import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInTenant } from '../../../db/create-in-tenant.ts'
import type { Database } from '../../../db/open-database.ts'
import { noteUsage } from '../../../workflows/ai/budget/note-usage.ts'
import { reserveBudget } from '../../../workflows/ai/budget/reserve-budget.ts'
import { settleBudget } from '../../../workflows/ai/budget/settle-budget.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../workflows/access/settings.ts'
import type { AiUsage } from '../../../workflows/carousel/ports.ts'
import { EVENT_CATALOG } from '../../../workflows/event-catalog.ts'
import { openTestDatabase } from '../../support/database.ts'
import { newId } from '../../support/ids.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'
import { createTenant } from '../../support/tenant.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const NOON = Date.parse('2026-11-30T07:00:00Z')
const anna = { type: 'telegram_user', id: '1' } as const
const boris = { type: 'user', id: 'b' } as const

/** A workspace with limits, on a clock that tests move. */
async function openWorkspace(limits: Partial<Settings['ai']>) {
  const scope = await createTenant(database)
  const clock = { now: () => time }
  let time = NOON
  const inTenant = createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger })
  const none = {
    dailyTokensPerPerson: null,
    monthlyMicroUsdPerPerson: null,
    dailyTokensPerWorkspace: null,
    monthlyMicroUsdPerWorkspace: null,
  }
  await inTenant(scope, (r) =>
    r.settings.change(0, { ...DEFAULT_SETTINGS, ai: { enabled: true, ...none, ...limits } }),
  )
  const context = { ...scope, actor: anna, source: 'test' }
  return {
    scope,
    inTenant,
    pass: (ms: number) => {
      time += ms
    },
    reserve: (
      id: string,
      tokens: number,
      { person = anna as typeof anna | typeof boris, cost = tokens } = {},
    ) =>
      inTenant(scope, (r) =>
        reserveBudget({ clock }, r, {
          id,
          person,
          estimate: { tokens, costMicroUsd: cost },
          context,
        }),
      ),
    settle: (id: string, usage: AiUsage[]) => inTenant(scope, (r) => settleBudget(r, id, usage)),
    note: (id: string, usage: AiUsage[]) => inTenant(scope, (r) => noteUsage(r, id, usage)),
    alerts: () =>
      database.sql.query<{ data: unknown }>(
        `select data from events where type = 'ai.budget_exhausted' and workspace_id = $1`,
        [scope.workspaceId],
      ),
  }
}

const used = (tokens: number, costMicroUsd: number | null = tokens): AiUsage => ({
  provider: 'openai',
  model: 'gpt-6.1-terra',
  inputTokens: tokens,
  outputTokens: 0,
  costMicroUsd,
  duration: 1,
  outcome: 'ok',
})

describe('a budget for AI', () => {
  test('is set aside before the work, and what was used takes its place', async () => {
    const { reserve, settle } = await openWorkspace({ dailyTokensPerPerson: 100 })
    expect(await reserve('a', 60)).toEqual({ allowed: true })
    expect(await reserve('a', 60)).toEqual({ allowed: true })
    expect(await reserve('b', 60)).toMatchObject({ allowed: false, limit: 'person_tokens' })
    expect(await reserve('b', 60, { person: boris })).toEqual({ allowed: true })
    await settle('a', [used(40)])
    expect(await reserve('c', 60)).toEqual({ allowed: true })
    expect(await reserve('d', 1)).toMatchObject({ allowed: false })
  })

  test('work that used nothing gives all of it back; what failed calls cost stays counted', async () => {
    const { reserve, settle, note } = await openWorkspace({ dailyTokensPerWorkspace: 100 })
    await reserve('a', 100)
    await settle('a', [])
    await reserve('b', 100)
    await note('b', [used(70)])
    await settle('b', [])
    expect(await reserve('c', 31)).toMatchObject({ allowed: false, limit: 'workspace_tokens' })
    expect(await reserve('c', 30)).toEqual({ allowed: true })
  })

  test('work that died gives it back after an hour', async () => {
    const { reserve, pass } = await openWorkspace({ dailyTokensPerPerson: 100 })
    await reserve('a', 100)
    pass(3_599_000)
    expect(await reserve('b', 100)).toMatchObject({ allowed: false })
    pass(1_000)
    expect(await reserve('b', 100)).toEqual({ allowed: true })
  })

  test('days and months begin with those of the workspace’s time zone', async () => {
    const { reserve, settle, pass } = await openWorkspace({
      dailyTokensPerPerson: 100,
      monthlyMicroUsdPerPerson: 1_000,
    })
    await reserve('a', 100, { cost: 1_000 })
    await settle('a', [used(100, 1_000)])
    // Noon of 30 November in Almaty (UTC+5).
    const midnight = '2026-11-30T19:00:00.000Z'
    expect(await reserve('b', 1, { cost: 0 })).toEqual({
      allowed: false,
      limit: 'person_tokens',
      resetsAt: midnight,
    })
    expect(await reserve('b', 0, { cost: 1 })).toEqual({
      allowed: false,
      limit: 'person_money',
      resetsAt: midnight,
    })
    pass(12 * 3_600_000 - 1_000)
    expect(await reserve('b', 1)).toMatchObject({ allowed: false })
    pass(1_000)
    expect(await reserve('b', 100, { cost: 1_000 })).toEqual({ allowed: true })
  })

  test('a model whose price is not known counts by the dearest price', async () => {
    const { reserve, settle } = await openWorkspace({ monthlyMicroUsdPerWorkspace: 1_000 })
    await reserve('a', 1)
    await settle('a', [used(99, null)])
    expect(await reserve('b', 11)).toMatchObject({ allowed: false, limit: 'workspace_money' })
    expect(await reserve('b', 10)).toEqual({ allowed: true })
  })

  test('spent money is told once in its month', async () => {
    const { reserve, alerts, pass } = await openWorkspace({ monthlyMicroUsdPerWorkspace: 10 })
    for (const id of ['a', 'b', 'c']) await reserve(id, 11)
    expect((await alerts()).map(({ data }) => data)).toEqual([
      { limit: 'workspace_money', month: '2026-11' },
    ])
    pass(86_400_000)
    await reserve('d', 11)
    expect(await alerts()).toHaveLength(2)
  })

  test('a workspace that wants no AI gets none', async () => {
    const { reserve } = await openWorkspace({ enabled: false })
    expect(await reserve('a', 1)).toEqual({ allowed: false, limit: 'disabled', resetsAt: null })
  })

  test('whatever is reserved, settled and released, in any order, no limit is exceeded', async () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 6 }).map(String),
      tokens: fc.integer({ min: 0, max: 60 }),
      what: fc.constantFrom('reserve', 'reserve', 'settle', 'release'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { reserve, settle } = await openWorkspace({ dailyTokensPerWorkspace: 100 })
        const held = new Map<string, number>()
        const spent = new Map<string, number>()
        const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
        for (const { id, tokens, what } of steps) {
          if (what === 'reserve') {
            const isNew = !held.has(id)
            const { allowed } = await reserve(id, tokens)
            if (isNew && allowed) held.set(id, tokens)
          } else {
            const real = what === 'settle' ? Math.min(tokens, held.get(id) ?? 0) : 0
            await settle(id, real > 0 ? [used(real)] : [])
            if (held.delete(id) && real > 0) spent.set(id, Math.max(spent.get(id) ?? 0, real))
          }
          const worst = sum(
            [...new Set([...held.keys(), ...spent.keys()])].map((key) =>
              Math.max(held.get(key) ?? 0, spent.get(key) ?? 0),
            ),
          )
          expect(worst).toBeLessThanOrEqual(100)
        }
      }),
      { numRuns: 15 },
    )
  })
})
