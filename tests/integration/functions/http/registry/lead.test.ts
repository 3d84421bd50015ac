import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../db/open-database.ts'
import { openApiWorld, type ApiWorld } from '../../../../support/api-world.ts'
import { openTestDatabase } from '../../../../support/database.ts'

let database: Database
let world: ApiWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
})
afterAll(() => database.close())

const lead = (name: string, more = {}) => ({ body: { name, ...more } })

test('the whole life of a lead', async () => {
  const { ask } = world
  const made = await ask(
    'POST',
    '/leads',
    lead('Aliya', { email: 'Aliya@Example.com', budget: 500 }),
  )
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toBe(`/api/v1/leads/${made.body.id}`)
  expect(made.body).toMatchObject({ name: 'Aliya', status: 'new', version: 1, budget: 500 })
  const path = `/leads/${made.body.id}`

  expect((await ask('GET', path)).body).toEqual(made.body)
  const changed = await ask('PATCH', path, { body: { version: 1, status: 'contacted' } })
  expect(changed.body).toMatchObject({ version: 2, status: 'contacted', name: 'Aliya' })
  const stale = await ask('PATCH', path, { body: { version: 1, name: 'Nobody' } })
  expect([stale.status, stale.body['code']]).toEqual([409, 'conflict'])
  expect((await ask('PATCH', path, { body: { version: 2, status: 'converted' } })).status).toBe(409)

  expect((await ask('DELETE', `${path}?version=1`)).status).toBe(409)
  const deleted = await ask('DELETE', `${path}?version=2`)
  expect(deleted.body).toMatchObject({ version: 3, deletedAt: expect.any(String) })
  expect((await ask('GET', path)).status).toBe(404)
  expect((await ask('PATCH', path, { body: { version: 3, name: 'x' } })).status).toBe(404)
  expect((await ask('DELETE', path)).status).toBe(404)
  const ids = async (query: string) =>
    (await ask('GET', `/leads?${query}`)).body.items.map(({ id }) => id)
  expect(await ids('')).toEqual([])
  expect(await ids('deleted=only')).toEqual([made.body.id])

  const restored = await ask('POST', `${path}/restore`)
  expect(restored.body).toMatchObject({ version: 4, deletedAt: null, name: 'Aliya' })
  expect(await ids('email=ALIYA@example.com')).toEqual([made.body.id])
  expect(await ids('budget[gt]=500')).toEqual([])
  expect((await ask('POST', `${path}/restore`)).status).toBe(404)
})

test('a misspelt parameter is refused and nothing is changed (I31)', async () => {
  const { body } = await world.ask('POST', '/leads', { body: { name: 'Dana' } })
  const path = `/leads/${body.id}`
  const changed = { version: 1, name: 'Diana' }
  for (const [method, url, sent] of [
    ['DELETE', `${path}?verison=9`],
    ['DELETE', `${path}?version=1&version=2`],
    ['PATCH', `${path}?version=1`, changed],
    ['POST', '/leads?dryRun=true', { name: 'Not wanted' }],
    ['POST', '/leads/bulk?dryRun=true', { operations: [{ create: { name: 'Not wanted' } }] }],
    ['GET', `${path}?fields=name`],
  ] as const) {
    expect([url, (await world.ask(method, url, { body: sent })).status]).toEqual([url, 400])
  }
  expect((await world.ask('GET', path)).body).toEqual(body)
  expect((await world.ask('GET', '/leads?name=Not wanted')).body.items).toEqual([])
})

describe('permissions come before everything else', () => {
  test.each([
    ['POST', '/leads', 'leads:create'],
    ['POST', '/leads/import', 'leads:create'],
    ['POST', '/leads/bulk', 'leads:create'],
    ['PATCH', '/leads/nothing', 'leads:update'],
    ['DELETE', '/leads/nothing?version=x', 'leads:delete'],
    ['POST', '/leads/nothing/restore', 'leads:delete'],
    ['GET', '/leads?limit=x', 'leads:read'],
    ['GET', '/leads/nothing', 'leads:read'],
    ['GET', '/leads/export?excel=x', 'leads:read'],
  ])('%s %s needs %s, also with a bad body', async (method, path, permission) => {
    world.addCaller('nobody', [])
    const body = method === 'GET' ? {} : { body: '{broken', headers: { 'content-type': 'x/y' } }
    const answer = await world.ask(method, path, { as: 'nobody', ...body })
    expect(answer.status).toBe(403)
    expect(answer.body['detail']).toBe(`This needs the permission ${permission}`)
  })

  test('without a credential there is a 401, wherever one asks', async () => {
    for (const path of ['/leads', '/leads/x/y', '/nothing', '/carousels']) {
      const answer = await world.app.request(`http://potok.test/api/v1${path}`)
      expect([path, answer.status]).toEqual([path, 401])
    }
    expect((await world.app.request('http://potok.test/api/v1/openapi.json')).status).toBe(200)
  })
})

test('another tenant’s lead is a 404 on every route, and stays as it was (I22)', async () => {
  const { body } = await world.ask('POST', '/leads', lead('Ours'))
  const other = await openApiWorld(database)
  const path = `/leads/${body.id}`
  for (const [method, at, sent] of [
    ['GET', path, undefined],
    ['PATCH', path, { version: 1, name: 'Theirs' }],
    ['DELETE', path, undefined],
    ['POST', `${path}/restore`, undefined],
  ] as const) {
    expect((await other.ask(method, at, { body: sent })).status).toBe(404)
  }
  const bulk = await other.ask('POST', '/leads/bulk', {
    body: { operations: [{ delete: { id: body.id } }] },
  })
  expect(bulk.body).toMatchObject({ failed: 1, deleted: 0 })
  expect((await world.ask('GET', path)).body).toEqual(body)
})
