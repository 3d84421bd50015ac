import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBuiltinWriter } from '../../../../adapters/ai/builtin/create-builtin-writer.ts'
import { createSlideRenderer } from '../../../../adapters/canvas/create-slide-renderer.ts'
import { createImageStore } from '../../../../db/repositories/image-store.ts'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import type { Database } from '../../../../db/open-database.ts'
import { generateCarousel } from '../../../../workflows/carousel/generate-carousel.ts'
import { requestCarousel } from '../../../../workflows/carousel/request-carousel.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
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

test('a carousel says that it is being written, then bears the handle on every slide; the run again changes nothing', async () => {
  const scope = await createTenant(database)
  const inTenant = createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger })
  const id = newId()
  const find = () => inTenant(scope, (r) => r.carousels.find(id))
  const builtin = createBuiltinWriter()
  const statuses: (string | undefined)[] = []
  const deps = {
    inTenant,
    permissionsOf: async () => new Set(['carousels:create']),
    logger,
    clock,
    ai: noAi,
    handle: '@flow',
    renderer: createSlideRenderer(),
    images: createImageStore(database, { clock }),
    writer: {
      write: async (request, work) => {
        statuses.push((await find())?.status)
        return builtin.write(request, work)
      },
    },
  } as Partial<Deps> as Deps
  const actor = { type: 'system' as const, id: 'test' }
  const context = { ...scope, actor, source: 'test' }
  await inTenant(scope, (r) =>
    requestCarousel(r, context, {
      id,
      source: { kind: 'topic', topic: 'Как начать бегать' },
      language: 'ru',
      style: 'swiss',
      format: 'square',
      chat: null,
      requestedBy: actor,
    }),
  )
  const definition = generateCarousel
  const input = { carouselId: id }
  const run = (runId: string) =>
    runSaga({ definition, deps, context, input, runId, step: forgetful })

  const images = (await run('run')).result?.images ?? 0
  const carousel = await find()
  expect(statuses).toEqual(['writing'])
  expect(carousel).toMatchObject({ status: 'completed', writer: 'builtin' })
  expect(carousel?.slides).toHaveLength(images)
  expect(carousel?.slides?.every(({ handle }) => handle === '@flow')).toBe(true)

  await run('run')
  await run('another')
  expect(await find()).toEqual(carousel)
  expect(statuses).toHaveLength(1)
})
