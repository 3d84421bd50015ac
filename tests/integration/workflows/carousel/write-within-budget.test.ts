import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import type { Database } from '../../../../db/open-database.ts'
import { createImageStore } from '../../../../db/repositories/image-store.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../../workflows/access/settings.ts'
import { generateCarousel } from '../../../../workflows/carousel/generate-carousel.ts'
import type { AiUsage, WriteRequest } from '../../../../workflows/carousel/ports.ts'
import { requestCarousel } from '../../../../workflows/carousel/request-carousel.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import { AppError } from '../../../../workflows/shared/errors.ts'
import { runSaga } from '../../../../workflows/shared/run-saga.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { clock, newId } from '../../../support/ids.ts'
import { noAi } from '../../../support/no-ai.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { forgetful } from '../../../support/sample-saga.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const usage: AiUsage = {
  provider: 'openai',
  model: 'gpt-6.1-terra',
  inputTokens: 1_500,
  outputTokens: 2_500,
  costMicroUsd: 14_000,
  duration: 1,
  outcome: 'ok',
}

async function makeCarousel(limits: Partial<Settings['ai']>, fails = false) {
  const scope = await createTenant(database)
  const inTenant = createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger })
  const builtin = createBuiltinWriter()
  const asked: WriteRequest[] = []
  const deps = {
    inTenant,
    clock,
    logger,
    ai: { ...noAi, isConfigured: true },
    permissionsOf: async () => new Set(['carousels:create']),
    renderer: { render: async () => new Uint8Array([1]) },
    images: createImageStore(database, { clock }),
    writer: {
      write: async (request, work) => {
        asked.push(request)
        if (fails) {
          throw Object.assign(new AppError('provider_rejected', 'No'), { usage: [usage] })
        }
        const written = await builtin.write(request, work)
        return request.withoutAi
          ? written
          : { content: written.content, writer: 'openai', usedAi: true, usage: [usage] }
      },
    },
  } as Partial<Deps> as Deps
  const actor = { type: 'user' as const, id: newId() }
  const context = { ...scope, actor, source: 'test' }
  const id = newId()
  await inTenant(context, async (r) => {
    await r.settings.change(0, {
      ...DEFAULT_SETTINGS,
      ai: { ...DEFAULT_SETTINGS.ai, ...limits },
    })
    await requestCarousel(r, context, {
      id,
      source: { kind: 'topic', topic: 'Как начать бегать' },
      language: 'ru',
      style: 'swiss',
      format: 'square',
      chat: null,
      requestedBy: actor,
    })
  })
  await runSaga({
    definition: generateCarousel,
    deps,
    context,
    input: { carouselId: id },
    runId: 'run',
    step: forgetful,
  }).catch(() => {})
  const carousel = await inTenant(scope, (r) => r.carousels.find(id))
  const reservations = await database.sql.query<{ status: string; used: number }>(
    'select status, used_tokens::int as used from ai_reservations where workspace_id = $1',
    [scope.workspaceId],
  )
  return { carousel, asked, reservations }
}

test('within the budget AI writes, and what it used takes the place of what was set aside', async () => {
  const { carousel, asked, reservations } = await makeCarousel({})
  expect(carousel).toMatchObject({ status: 'completed', writer: 'openai', note: null })
  expect(asked.map(({ withoutAi }) => withoutAi)).toEqual([false])
  expect(reservations).toEqual([{ status: 'settled', used: 4_000 }])
})

test('over the budget it is written without AI, and says why', async () => {
  const { carousel, asked, reservations } = await makeCarousel({ dailyTokensPerPerson: 10 })
  expect(carousel).toMatchObject({ status: 'completed', writer: 'builtin', note: 'over_budget' })
  expect(asked.map(({ withoutAi }) => withoutAi)).toEqual([true])
  expect(reservations).toEqual([])
})

test('a workspace that uses no AI is not told of budgets', async () => {
  const { carousel } = await makeCarousel({ enabled: false })
  expect(carousel).toMatchObject({ writer: 'builtin', note: 'bundled_draft' })
})

test('what failed calls cost stays counted when the carousel is given up', async () => {
  const { reservations } = await makeCarousel({}, true)
  expect(reservations).toEqual([{ status: 'settled', used: 4_000 }])
})
