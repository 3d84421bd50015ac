import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../db/open-database.ts'
import { newId } from '../../../../support/ids.ts'
import { openApiWorld, type ApiWorld } from '../../../../support/api-world.ts'
import { openTestDatabase } from '../../../../support/database.ts'

let database: Database
let world: ApiWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
})
afterAll(() => database.close())

const bulk = (operations: unknown, as?: string) =>
  world.ask('POST', '/leads/bulk', { body: { operations }, ...(as ? { as } : {}) })
const names = async () =>
  (await world.ask('GET', '/leads?sort=name&limit=100')).body.items.map(({ name }) => name)

test('250 rows, some of them bad: the good are written, each bad one says why, in order', async () => {
  const operations = Array.from({ length: 250 }, (_, i) => ({
    create: i % 50 === 7 ? { name: `Bad ${i}`, email: 'no address' } : { name: `Good ${i}` },
  }))
  const { status, body } = await bulk(operations)
  expect(status).toBe(200)
  expect(body).toMatchObject({ created: 245, changed: 0, deleted: 0, failed: 5 })
  expect(body.results.map(({ index }) => index)).toEqual(operations.map((_, i) => i))
  const failed = body.results.filter((row) => row.status === 'failed')
  expect(failed.map(({ index }) => index)).toEqual([7, 57, 107, 157, 207])
  expect(failed[0]?.errors).toEqual([{ field: 'email', rule: 'must be an e-mail address' }])

  const { id } = body.results[249] ?? { id: '' }
  expect((await world.ask('GET', `/leads/${id}`)).body['name']).toBe('Good 249')
  const [{ rows = -1 } = {}] = await database.sql.query<{ rows: number }>(
    `select count(*) as rows from leads`,
  )
  expect(rows).toBe(245)
})

test('creations, changes and deletions in one request are done in their order', async () => {
  const other = await openApiWorld(database)
  const [a, b] = (
    await other.ask('POST', '/leads/bulk', {
      body: { operations: [{ create: { name: 'A' } }, { create: { name: 'B' } }] },
    })
  ).body.results.map(({ id }) => id)
  const { body } = await other.ask('POST', '/leads/bulk', {
    body: {
      operations: [
        { change: { id: a, version: 1, name: 'A2' } },
        { change: { id: a, version: 1, name: 'stale' } },
        { create: { name: 'C' } },
        { change: { id: b, version: 1, status: 'converted' } },
        { delete: { id: b, version: 1 } },
        { delete: { id: b } },
        { change: { id: newId(), version: 1, name: 'nobody' } },
        { change: { id: a, version: 2, name: '' } },
      ],
    },
  })
  expect(body.results.map(({ status }) => status)).toEqual([
    'changed',
    'failed',
    'created',
    'failed',
    'deleted',
    'failed',
    'failed',
    'failed',
  ])
  expect(body).toMatchObject({ created: 1, changed: 1, deleted: 1, failed: 5 })
  const list = await other.ask('GET', '/leads?sort=name')
  expect(list.body.items.map(({ name, version }) => [name, version])).toEqual([
    ['A2', 2],
    ['C', 1],
  ])
  // What failed alone left neither trail nor event.
  const { items } = (await other.ask('GET', `/audit?recordId=${a}`)).body
  expect(items.map(({ action }) => action)).toEqual(['updated', 'created'])
})

test('a unique key that is taken fails its row alone, in a change too', async () => {
  const products = (operations: unknown[]) =>
    world.ask('POST', '/products/bulk', { body: { operations } })
  const product = (sku: string) => ({ create: { sku, name: sku, price: 100 } })
  const made = await products([product('P-1'), product('P-2'), product('P-1')])
  expect(made.body.results.map(({ status }) => status)).toEqual(['created', 'created', 'failed'])
  const [first, second] = made.body.results
  const moved = await products([
    { change: { id: second?.id, version: 1, sku: 'P-1' } },
    { change: { id: first?.id, version: 1, name: 'Renamed' } },
  ])
  expect(moved.body.results.map(({ status }) => status)).toEqual(['failed', 'changed'])
  expect(moved.body.results[0]?.errors[0]?.field).toBe('sku')
})

describe('what is no bulk request', () => {
  test.each([
    [[], 'operations'],
    ['x', 'operations'],
    [Array.from({ length: 1001 }, () => ({ create: {} })), 'operations'],
  ])('is refused as a whole', async (operations, field) => {
    const { status, body } = await bulk(operations)
    expect([status, body.errors[0]?.field]).toEqual([400, field])
  })

  test('operations that are none are reported each', async () => {
    const before = await names()
    const id = newId()
    const { status, body } = await bulk([
      null,
      {},
      { create: { name: 'x' }, delete: { id } },
      { explode: {} },
      { change: [] },
      { change: { version: 1 } },
      { delete: { id, version: 'x' } },
      { delete: { id, force: true } },
      { create: null },
      { change: { id, name: 'without version' } },
      { delete: { id: "'; drop table leads; --" } },
    ])
    expect(status).toBe(200)
    expect(body['failed']).toBe(11)
    expect(body.results.map(({ errors }) => errors[0]?.field)).toEqual([
      'operation',
      'operation',
      'operation',
      'explode',
      'change',
      'change.id',
      'delete.version',
      'delete.force',
      '',
      'version',
      'record',
    ])
    expect(await names()).toEqual(before)
  })

  test('every kind of operation needs its permission, or nothing is done', async () => {
    world.addCaller('creator', ['leads:create', 'leads:read'])
    const { status, body } = await bulk(
      [{ create: { name: 'Never' } }, { delete: { id: newId() } }],
      'creator',
    )
    expect([status, body['detail']]).toEqual([403, 'This needs the permission leads:delete'])
    expect(await names()).not.toContain('Never')
  })
})
