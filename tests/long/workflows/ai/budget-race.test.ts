import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withCircuitBreaker } from '../../../../adapters/ai/circuit-breaker.ts'
import { keepAnswers } from '../../../../adapters/ai/keep-answers.ts'
import { createBreakerStore } from '../../../../db/ai/create-breaker-store.ts'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import { type Database, openDatabase } from '../../../../db/open-database.ts'
import { createAnswerStore } from '../../../../db/repositories/ai-answers.ts'
import { DEFAULT_SETTINGS } from '../../../../workflows/access/settings.ts'
import { reserveBudget } from '../../../../workflows/ai/budget/reserve-budget.ts'
import { settleBudget } from '../../../../workflows/ai/budget/settle-budget.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import { newId } from '../../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../../support/postgres.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { createTenant } from '../../../support/tenant.ts'

describe.skipIf(!hasPostgres())('several processes on PostgreSQL', () => {
  let server: PostgresServer
  const processes: Database[] = []
  beforeAll(async () => {
    server = await startPostgres()
    const url = await server.createDatabase()
    for (let count = 0; count < 3; count += 1) processes.push(await openDatabase({ url }))
  }, 120_000)
  afterAll(async () => {
    await Promise.all(processes.map((database) => database.close()))
    await server?.stop()
  })
  const clock = { now: Date.now }
  const some = (index: number) => processes[index % processes.length]!

  test('of 50 reservations at once no more are allowed than the limit holds, five times over', async () => {
    for (let round = 0; round < 5; round += 1) {
      const scope = await createTenant(some(0))
      const transact = processes.map((database) =>
        createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger }),
      )
      const ai = { ...DEFAULT_SETTINGS.ai, dailyTokensPerWorkspace: 1_000 }
      await transact[0]!(scope, (r) => r.settings.change(0, { ...DEFAULT_SETTINGS, ai }))
      const reserve = (index: number) =>
        transact[index % transact.length]!(scope, (r) =>
          reserveBudget({ clock }, r, {
            id: `work:${index}`,
            person: { type: 'user', id: String(index % 7) },
            estimate: { tokens: 90, costMicroUsd: 1 },
          }),
        )
      const first = await Promise.all(Array.from({ length: 50 }, (_, index) => reserve(index)))
      const allowed = first.flatMap((end, index) => (end.allowed ? [index] : []))
      expect(allowed).toHaveLength(11)

      // Each settles at half: what is free again is given out, and no more.
      const usage = { provider: 'openai', model: 'x', inputTokens: 45, outputTokens: 0 } as const
      await Promise.all(
        allowed.map((index) =>
          transact[index % transact.length]!(scope, (r) =>
            settleBudget(r, `work:${index}`, [
              { ...usage, costMicroUsd: 1, duration: 1, outcome: 'ok' },
            ]),
          ),
        ),
      )
      const again = await Promise.all(
        Array.from({ length: 50 }, (_, index) => reserve(100 + index)),
      )
      expect(again.filter((end) => end.allowed)).toHaveLength(5)
    }
  }, 120_000)

  test('of 30 who ask for the same work at once one pays (I29)', async () => {
    const scope = await createTenant(some(0))
    const store = (index: number) => createAnswerStore(some(index), { clock, newId })
    let calls = 0
    const client = {
      provider: 'openai' as const,
      ask: async () => {
        calls += 1
        await new Promise((resolve) => setTimeout(resolve, 100))
        const tokens = { inputTokens: 1, cachedTokens: 0, outputTokens: 1 }
        return { text: '{}', end: 'complete' as const, model: 'gpt-6.1-terra', tokens }
      },
    }
    const request = { name: 'x', instructions: '', turns: [], schema: {}, maxOutputTokens: 1 }
    for (let round = 1; round <= 5; round += 1) {
      const replies = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          keepAnswers(client, { answers: store(index), clock, logger }).ask(request, {
            scope,
            key: `work:${round}`,
          }),
        ),
      )
      expect(new Set(replies.map(({ id }) => id)).size).toBe(1)
      expect(calls).toBe(round)
    }
  }, 60_000)

  test('an open breaker lets exactly one of 30 try', async () => {
    const stores = processes.map(createBreakerStore)
    await stores[0]!.fail('openai', { threshold: 1, openUntil: 1_000 })
    let calls = 0
    let end: () => void = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const client = {
      provider: 'openai' as const,
      ask: async () => {
        calls += 1
        await ended
        const tokens = { inputTokens: 1, cachedTokens: 0, outputTokens: 1 }
        return { text: '{}', end: 'complete' as const, model: 'x', tokens }
      },
    }
    const request = { name: 'x', instructions: '', turns: [], schema: {}, maxOutputTokens: 1 }
    const asking = Array.from({ length: 30 }, (_, index) =>
      withCircuitBreaker(client, { store: stores[index % 3]!, clock, logger })
        .ask(request, 'key')
        .catch(() => 'spared'),
    )
    let spared = 0
    for (const one of asking) void one.then((answer) => (spared += answer === 'spared' ? 1 : 0))
    while (spared < 29) await new Promise((resolve) => setTimeout(resolve, 10))
    end()
    await Promise.all(asking)
    expect(calls).toBe(1)
  }, 60_000)
})
