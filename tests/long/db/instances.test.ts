import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRateLimiter } from '../../../adapters/rate-limit/create-rate-limiter.ts'
import { createMemoryCache } from '../../../adapters/cache/create-memory-cache.ts'
import { createChangeReader } from '../../../db/cache/create-change-reader.ts'
import { openDatabase, type Database } from '../../../db/open-database.ts'
import { createCounterClient } from '../../../db/rate-limit/create-counter-client.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { newId } from '../../support/ids.ts'
import { hasPostgres, startPostgres, type PostgresServer } from '../../support/postgres.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'
import { createTenant } from '../../support/tenant.ts'

describe.skipIf(!hasPostgres())('instances on one PostgreSQL', () => {
  let server: PostgresServer
  const databases: Database[] = []
  let scope: TenantScope
  beforeAll(async () => {
    server = await startPostgres()
    const url = await server.createDatabase()
    for (let i = 0; i < 3; i += 1) databases.push(await openDatabase({ url }))
    scope = await createTenant(one())
  })
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
    await server.stop()
  })
  const one = () => databases[0] as Database

  test('let no more requests through together than the limit, however they race', async () => {
    const limits = { address: 300, caller: 300, auth_address: 10, auth_account: 10 }
    const instances = databases.map((database) =>
      createRateLimiter({ clock: Date, logger, limits, counters: createCounterClient(database) }),
    )
    const race = async (name: 'caller' | 'auth_address', each: number) => {
      const tries = instances.flatMap((limiter) =>
        Array.from({ length: each }, () => limiter.consume(name, 'k')),
      )
      return (await Promise.all(tries)).filter((verdict) => verdict?.allowed).length
    }
    expect(await race('caller', 300)).toBe(300)
    expect(await race('auth_address', 40)).toBe(10)
  })

  test('go on counting, each by itself, when the database cannot be asked', async () => {
    const limits = { address: 5, caller: 5, auth_address: 5, auth_account: 5 }
    const closed = await openDatabase({ url: await server.createDatabase() })
    const counters = createCounterClient(closed)
    await closed.close()
    const limiter = createRateLimiter({ clock: Date, logger, limits, counters })
    const verdicts = []
    for (let i = 0; i < 8; i += 1) verdicts.push(await limiter.consume('address', 'k'))
    expect(verdicts.filter((verdict) => verdict?.allowed)).toHaveLength(5)
  })

  test('a change that commits late is seen, and not only once the log may be read that far', async () => {
    let now = 0
    let loads = 0
    const cache = createMemoryCache({
      clock: { now: () => now },
      logger,
      changes: createChangeReader(databases[1] as Database),
    })
    const get = async () => {
      now += 1000
      await cache.refresh()
      return cache.get(scope, 'settings', 'k', () => Promise.resolve(++loads))
    }
    const publish = `insert into events (organization_id, workspace_id, id, type, time, source, subject,
                       actor_type, actor_id, correlation_id)
                     values ($1, $2, $3, $4, now(), 'test', 's', 'system', 'test', 'c')`
    const event = (type: string) => [scope.organizationId, scope.workspaceId, newId(), type]
    expect(await get()).toBe(1)
    await one().sql.transaction(async (early) => {
      await early.query(publish, event('lead.created'))
      const { promise, resolve } = Promise.withResolvers<void>()
      const late = (databases[2] as Database).sql.transaction(async (tx) => {
        await tx.query(publish, event('settings.updated'))
        await promise
      })
      // Another commits while both are open: readers of the log stay behind `early`, the cache does not.
      await one().sql.query(publish, event('settings.updated'))
      expect(await get()).toBe(2)
      expect(await get()).toBe(2)
      resolve()
      await late
      expect(await get()).toBe(3)
    })
    expect(await get()).toBe(3)
  })
})
