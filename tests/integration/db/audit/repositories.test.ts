import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import type { Database } from '../../../../db/open-database.ts'
import type { ChatSession } from '../../../../workflows/bot/repository.ts'
import type { NewCarousel } from '../../../../workflows/carousel/repository.ts'
import type { InTenant, TenantWork } from '../../../../workflows/deps.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let inTenant: InTenant
let work: TenantWork
beforeAll(async () => {
  database = await openTestDatabase()
  inTenant = createInTenant(database, { catalog: [], clock: Date, newId, logger })
})
afterAll(() => database.close())
beforeEach(async () => {
  work = { ...(await createTenant(database)), actor: { type: 'user', id: 'aida' } }
})

const trail = () => inTenant(work, (r) => r.auditTrail.after(0, 100))

test('a carousel has a trail, and names who changed it (I25)', async () => {
  const carousel: NewCarousel = {
    id: newId(),
    source: { kind: 'topic', topic: 'Running' },
    language: 'en',
    style: 'paper',
    format: 'portrait',
    chat: null,
    requestedBy: { type: 'telegram_user', id: '7' },
  }
  await inTenant(work, (r) => r.carousels.insert(carousel))
  await inTenant(work, (r) => r.carousels.update(carousel.id, { status: 'writing' }))
  await inTenant(work, (r) => r.carousels.update(carousel.id, { status: 'writing' }))
  await inTenant(work, (r) => r.carousels.update(carousel.id, { note: null, failure: 'internal' }))

  expect(await trail()).toMatchObject([
    {
      action: 'created',
      entity: 'carousel',
      recordId: carousel.id,
      before: null,
      // The words are the person's, who may ask to be forgotten: the trail cannot forget.
      after: { status: 'requested', source: '[words]' },
    },
    { action: 'status_changed', before: { status: 'requested' }, after: { status: 'writing' } },
    {
      action: 'updated',
      actor: work.actor,
      before: { failure: null },
      after: { failure: 'internal' },
    },
  ])
  const [row] = await database.sql.query<{ created_by: string; updated_by: string }>(
    'select created_by, updated_by from carousels where id = $1',
    [carousel.id],
  )
  expect(row).toEqual({ created_by: 'telegram_user:7', updated_by: 'user:aida' })
})

test('what is remembered of a chat has a trail of what changed', async () => {
  const session: ChatSession = {
    chatId: 2 ** 40,
    language: 'ru',
    languageChosen: false,
    style: 'paper',
    format: 'portrait',
    firstName: 'Aida',
  }
  for (const change of [{}, { language: 'en' as const, languageChosen: true }]) {
    await inTenant(work, (r) => r.sessions.save({ ...session, ...change }))
    await inTenant(work, (r) => r.sessions.save({ ...session, ...change }))
  }
  expect(await trail()).toMatchObject([
    { action: 'created', entity: 'telegram_session', recordId: String(2 ** 40), before: null },
    {
      action: 'updated',
      before: { language: 'ru', languageChosen: false },
      after: { language: 'en', languageChosen: true },
    },
  ])
})
