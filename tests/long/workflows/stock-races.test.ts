import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { type ApiWorld, openApiWorld } from '../../support/api-world.ts'
import { newId } from '../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'

describe.skipIf(!hasPostgres())('stock on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: Database
  let world: ApiWorld
  let [warehouseId, otherId, productId]: string[] = []

  const made = async (path: string, body: object) =>
    (await world.ask('POST', path, { body })).body.id
  const move = (body: object) =>
    world.ask('POST', '/stock/moves', { body: { warehouseId, productId, ...body } })
  const stock = async () =>
    (await world.ask('GET', `/stock/levels?productId=${productId}`)).body.items.map(
      ({ onHand }) => onHand,
    )
  const statuses = (answers: { status: number }[]) =>
    Object.fromEntries(
      [...Map.groupBy(answers, ({ status }) => status)].map(([status, list]) => [
        status,
        list.length,
      ]),
    )
  const times = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)))

  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase() })
    world = await openApiWorld(database)
    warehouseId = await made('/warehouses', { code: 'A', name: 'A' })
    otherId = await made('/warehouses', { code: 'B', name: 'B' })
    productId = await made('/products', { sku: newId(), name: 'A cake', price: 100 })
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  test('of 100 who issue the last unit at the same time one gets it (I1, I2)', async () => {
    await move({ kind: 'receipt', quantity: 1 })
    const answers = await times(100, () => move({ kind: 'issue', quantity: 1 }))
    expect(statuses(answers)).toEqual({ 201: 1, 409: 99 })
    expect(await stock()).toEqual([0])
  }, 60_000)

  test('the first receipts of a product, at the same time, all count', async () => {
    productId = await made('/products', { sku: newId(), name: 'A pie', price: 100 })
    expect(statuses(await times(50, () => move({ kind: 'receipt', quantity: 0.1 })))).toEqual({
      201: 50,
    })
    expect(await stock()).toEqual([5])
  }, 60_000)

  test('transfers in opposite directions at the same time lose and deadlock nothing', async () => {
    productId = await made('/products', { sku: newId(), name: 'A roll', price: 100 })
    await move({ kind: 'receipt', quantity: 100 })
    await move({ kind: 'receipt', quantity: 100, warehouseId: otherId })
    const answers = await times(60, (index) =>
      index % 2 === 0
        ? move({ kind: 'transfer', quantity: 1, toWarehouseId: otherId })
        : move({ kind: 'transfer', quantity: 1, warehouseId: otherId, toWarehouseId: warehouseId }),
    )
    expect(statuses(answers)).toEqual({ 201: 60 })
    expect(await stock()).toEqual([100, 100])
    const trail = await world.ask('POST', '/audit/verify')
    expect(trail.body).toMatchObject({ valid: true })
  }, 60_000)
})
