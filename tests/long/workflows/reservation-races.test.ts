import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { issueReserved } from '../../../workflows/inventory/issue-reserved.ts'
import { releaseStock } from '../../../workflows/inventory/release-stock.ts'
import { reserveStock } from '../../../workflows/inventory/reserve-stock.ts'
import { reserveWaiting } from '../../../workflows/inventory/reserve-waiting.ts'
import { errorCode } from '../../../workflows/shared/errors.ts'
import { newId } from '../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { openBakery, type StockDeed } from '../../support/stock-model.ts'
import { openStockWorld, type StockWorld } from '../../support/stock-world.ts'

describe.skipIf(!hasPostgres())('reservations on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: Database
  let world: StockWorld

  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase() })
    world = await openStockWorld(database)
  }, 60_000)
  afterEach(() => world.adds())
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  const times = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const statuses = (answers: { status: number }[]) =>
    Object.fromEntries(
      [...Map.groupBy(answers, ({ status }) => status)].map(([status, list]) => [
        status,
        list.length,
      ]),
    )
  /** What may be refused, as what it was refused with. */
  const orRefused = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      if (errorCode(error) !== 'conflict') throw error
    })
  const fail = (): never => {
    throw new Error('There is none')
  }
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)

  test('of 100 who reserve the last unit at the same time one gets it (I2)', async () => {
    const productId = await world.product()
    await world.receive(productId, 1)
    const answers = await times(100, () =>
      world.ask('POST', '/stock/reservations', { body: { productId, quantity: 1 } }),
    )
    expect(statuses(answers)).toEqual({ 201: 1, 409: 99 })
    expect(await world.levelsOf(productId)).toMatchObject([{ onHand: 1, reserved: 1 }])
  }, 60_000)

  test('100 orders at the same time share what is there, and none twice (I2, I4)', async () => {
    const productId = await world.product()
    const places = [world.main, await world.warehouse(), await world.warehouse()]
    for (const place of places) await world.receive(productId, 20, place)
    const orders = await times(50, () => world.order([{ productId, quantity: 2 }]))
    await Promise.all([...orders, ...orders].map(world.reserve))
    const items = await Promise.all(orders.map(world.itemsOf))
    const reserved = items.map((lines) => lines?.[0]?.reserved ?? 0)
    expect(sum(reserved)).toBe(60)
    expect(Math.max(...reserved)).toBe(2)
  }, 120_000)

  test('two products locked in opposite order by many deadlock nothing', async () => {
    const [one, two] = [await world.product(), await world.product()]
    for (const productId of [one, two]) await world.receive(productId, 100)
    const lines = [one, two].map((productId) => ({ productId, quantity: 1 }))
    const orders = await times(40, (index) =>
      world.order(index % 2 === 0 ? lines : lines.toReversed()),
    )
    const before = await deadlocks()
    await Promise.all(orders.map(world.reserve))
    await Promise.all(orders.map(world.release))
    await Promise.all([
      Promise.all(orders.slice(0, 20).map(world.reserve)),
      times(20, (index) => give(index % 2 === 0 ? one : two)),
      times(20, (index) => world.receive(index % 2 === 0 ? one : two, 1)),
    ])
    expect(await deadlocks()).toBe(before)
    for (const productId of [one, two]) {
      expect(await world.levelsOf(productId)).toMatchObject([{ onHand: 110, reserved: 40 }])
    }
  }, 120_000)

  test('who reserves, releases, issues and moves at the same time loses nothing (I1)', async () => {
    const productId = await world.product()
    const other = await world.warehouse()
    await world.receive(productId, 50)
    await world.receive(productId, 50, other)
    const keys = Array.from({ length: 6 }, () => ({
      kind: 'production_item' as const,
      id: newId(),
    }))
    await times(160, (index) => {
      const key = keys[index % keys.length] ?? fail()
      const quantity = 1 + (index % 7)
      const [warehouseId, toWarehouseId] =
        index % 2 === 0 ? [world.main, other] : [other, world.main]
      const deeds = [
        () =>
          world.as((r, context) => {
            const demand = { ...key, productId, reference: 'PRD', quantity: quantity * 3 }
            return reserveStock(world.deps, r, context, demand)
          }),
        () => world.as((r, context) => releaseStock(world.deps, r, context, key, quantity)),
        () => world.as((r, context) => issueReserved(world.deps, r, context, key, 1, 'PRD')),
        () => world.move({ kind: 'transfer', productId, warehouseId, toWarehouseId, quantity }),
        () => world.move({ kind: 'issue', productId, warehouseId: other, quantity: 0.5 }),
        () => world.receive(productId, 0.25),
      ]
      const deed = deeds[Math.floor(index / 2) % deeds.length] ?? fail()
      return orRefused(deed())
    })
    await world.adds()
    for (const key of keys) {
      await world.as((r, context) => releaseStock(world.deps, r, context, key))
    }
    expect((await world.levelsOf(productId)).map(({ reserved }) => reserved)).toEqual([0, 0])
    expect((await world.ask('POST', '/audit/verify')).body).toMatchObject({ valid: true })
  }, 120_000)

  test('a bakery where everybody works at the same time adds up (I1, I4)', async () => {
    const bakery = await openBakery(world)
    const kinds: StockDeed['kind'][] = [
      ...(['receive', 'order', 'produce', 'serve', 'ship', 'cancel', 'keep', 'stop'] as const),
      ...(['give back', 'transfer', 'issue', 'order', 'produce', 'receive', 'serve'] as const),
    ]
    for (let round = 0; round < 5; round += 1) {
      const done = await times(30, (index) =>
        bakery.try({
          kind: kinds[(index + round) % kinds.length] ?? 'serve',
          which: (index * 7 + round) % 12,
          where: index % 2,
          amount: 500 + ((index * 911) % 4000),
        }),
      )
      expect(done).toContain(true)
      await bakery.adds()
    }
  }, 240_000)

  const give = (productId: string) =>
    world.as((r, context) => reserveWaiting(world.deps, r, context, productId))

  async function deadlocks(): Promise<number> {
    const [row] = await database.sql.query<{ deadlocks: string }>(
      `select pg_stat_clear_snapshot(), deadlocks from pg_stat_database where datname = current_database()`,
    )
    return Number(row?.deadlocks ?? 0)
  }
})
