import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { NO_RUN, type SagaStatus } from '../../../../workflows/shared/saga-log.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
const time = { now: Date.UTC(2026, 10, 2, 9) }
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database, { clock: { now: () => (time.now += 1) } })
  world.addCaller('reader', ['sagas:read'])
  world.addCaller('nobody', ['deals:read'])
})
afterAll(() => database.close())

/** A saga in that state, as its run left it. */
async function saga(status: SagaStatus = 'running', name = 'deal-won'): Promise<string> {
  const id = newId()
  const cause = { actor: { type: 'user' as const, id: newId() }, source: 'test' }
  const running = { status: 'running', attempt: 1, runId: 'run' } as const
  await world.deps.inTenant(world.scope, async (r) => {
    await r.sagas.start({ id, name, subject: id, runId: 'run', input: { dealId: id }, cause })
    await r.sagas.recordStep(id, 1, 'ask', { accessToken: 'a', note: 'sk_live_abcdefgh', n: 1 })
    await r.sagas.recordFailure(id, 1, 'pay', 'The bank is away')
    if (status === 'running') return
    const why = { reason: 'No stock', code: 'conflict', failedStep: 'pay' }
    await r.sagas.move(id, running, { status, ...(status === 'completed' ? {} : why) })
  })
  return id
}

test('a saga is read with its steps, tries, and why; outputs without secrets (I32)', async () => {
  const id = await saga('compensation_failed')
  const { status, body, text } = await world.ask('GET', `/sagas/${id}`, { as: 'reader' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id,
    name: 'deal-won',
    subject: id,
    status: 'compensation_failed',
    attempt: 1,
    reason: 'No stock',
    code: 'conflict',
    failedStep: 'pay',
    input: { dealId: id },
    cause: { source: 'test' },
    steps: [
      { step: 'ask', tries: 1, output: { accessToken: '[hidden]', note: '[hidden]', n: 1 } },
      { step: 'pay', tries: 1, output: null, error: 'The bank is away', doneAt: null },
    ],
  })
  expect(text).not.toContain('sk_live')
})

test('they are listed newest first, by status, name and subject, page by page', async () => {
  const ids = [await saga('compensated'), await saga('compensated'), await saga('compensated')]
  const path = '/sagas?status=compensated&name=deal-won&limit=2'
  const first = await world.ask('GET', path)
  const second = await world.ask('GET', `${path}&cursor=${first.body.nextCursor}`)
  const found = [...first.body.items, ...second.body.items].map(({ id }) => id)
  expect(found).toEqual(ids.toReversed())
  expect(second.body.nextCursor).toBeNull()
  const one = await world.ask('GET', `/sagas?subject=${ids[1]}`)
  expect(one.body.items.map(({ id }) => id)).toEqual([ids[1]])
  expect((await world.ask('GET', '/sagas?name=unknown')).status).toBe(400)
  expect((await world.ask('GET', '/sagas?status=done')).status).toBe(400)
})

test('a running saga is cancelled once; what is over stays', async () => {
  const id = await saga()
  const headers = { 'idempotency-key': newId() }
  const call = { body: { reason: 'by mistake' }, headers }
  const cancelled = await world.ask('POST', `/sagas/${id}/cancel`, call)
  expect(cancelled.status).toBe(202)
  expect(cancelled.body).toMatchObject({ status: 'compensating', code: 'cancelled' })
  expect(cancelled.body['reason']).toMatch(/^Cancelled by api_key [\w-]+: by mistake$/)
  expect((await world.ask('POST', `/sagas/${id}/cancel`, call)).text).toBe(cancelled.text)
  for (const over of ['compensating', 'completed', 'compensated', 'compensation_failed'] as const) {
    const refused = await world.ask('POST', `/sagas/${await saga(over)}/cancel`)
    expect(refused.status).toBe(409)
    expect(refused.body['detail']).toBe(`The saga is ${over}: only a running one can be cancelled`)
  }
})

test('what can go on, goes on; the rest is 409', async () => {
  const retry = async (id: string) => (await world.ask('POST', `/sagas/${id}/retry`)).status
  const compensated = await saga('compensated')
  const over = await world.ask('POST', `/sagas/${compensated}/retry`)
  expect(over.status).toBe(202)
  expect(over.body).toMatchObject({ status: 'running', attempt: 2, runId: NO_RUN, reason: null })
  expect(await retry(compensated)).toBe(409)
  const failed = await world.ask('POST', `/sagas/${await saga('compensation_failed')}/retry`)
  expect(failed.body).toMatchObject({ status: 'compensating', attempt: 1, reason: 'No stock' })
  expect(await retry(await saga('completed'))).toBe(409)
  const stuck = [await saga('running'), await saga('compensating')]
  for (const id of stuck) expect(await retry(id)).toBe(409)
  time.now += 600_000
  for (const id of stuck) expect(await retry(id)).toBe(202)
  for (const id of stuck) expect(await retry(id)).toBe(409)
})

test('reading needs sagas:read, the rest sagas:manage; another’s saga is not there (I22)', async () => {
  const id = await saga()
  world.addCaller('stranger', ['sagas:read', 'sagas:manage'], {
    organizationId: newId(),
    workspaceId: newId(),
  })
  const asked = async (method: string, path: string, as: string) =>
    (await world.ask(method, path, { as })).status
  expect(await asked('GET', '/sagas', 'nobody')).toBe(403)
  expect(await asked('GET', `/sagas/${newId()}`, 'nobody')).toBe(403)
  expect(await asked('POST', `/sagas/${id}/cancel`, 'reader')).toBe(403)
  expect(await asked('POST', `/sagas/${id}/retry`, 'reader')).toBe(403)
  for (const [method, path] of [
    ['GET', `/sagas/${id}`],
    ['POST', `/sagas/${id}/cancel`],
    ['POST', `/sagas/${id}/retry`],
  ] as const) {
    expect(await asked(method, path, 'stranger')).toBe(404)
  }
})
