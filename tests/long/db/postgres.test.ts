import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEventReader } from '../../../db/events/create-event-reader.ts'
import { migrations } from '../../../db/migrations/embedded.ts'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { createTenant } from '../../support/tenant.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { aCarousel, aContext, anEvent, aSaga, tenantWork } from '../../contract/db/fill-tenant.ts'

describe.skipIf(!hasPostgres())('a real PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  const loginAs = (url: string, user: string) => url.replace('potok_owner@', `${user}@`)

  test('instances that start together migrate once', async () => {
    const url = await server.createDatabase()
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })))
    const rows = await opened[0]?.sql.query('select name from potok_migrations order by name')
    expect(rows).toEqual(migrations.map(({ name }) => ({ name })))
    await Promise.all(opened.map((database) => database.close()))
  })

  test('a user who may not create roles is told what to do', async () => {
    const other = await startPostgres()
    try {
      const url = await other.createDatabase()
      await other.admin('alter role potok_owner nocreaterole')
      await expect(openDatabase({ url })).rejects.toMatchObject({
        code: 'not_configured',
        message: expect.stringMatching(
          /user potok_owner may neither create nor switch to the role potok_app.*0002-tenant-roles/,
        ) as string,
      })
      await other.admin(
        `create role potok_app nologin; create role potok_system nologin;
         grant potok_app, potok_system to potok_owner`,
      )
      await (await openDatabase({ url })).close()
      await other.admin('alter role potok_app bypassrls')
      await expect(openDatabase({ url })).rejects.toThrow('BYPASSRLS')
    } finally {
      await other.stop()
    }
  })

  test('the app may log in as a user who owns nothing; migrations run as the owner', async () => {
    const migrationUrl = await server.createDatabase()
    await server.admin('create role potok_login login noinherit')
    const url = loginAs(migrationUrl, 'potok_login')
    const database = await openDatabase({ url, migrationUrl })
    const owner = await openDatabase({ url: migrationUrl })
    const scope = await createTenant(owner)
    const events = () =>
      tenantWork(database)(scope, (r) => r.events.append(aContext(scope), [anEvent()]))
    expect(await events()).toHaveLength(1)
    await expect(database.sql.query('select 1 from events')).rejects.toMatchObject({
      code: '42501',
    })
    await database.close()
    await owner.close()
  })

  test('an event that commits late with a lower position is not skipped (I18)', async () => {
    const database = await openDatabase({ url: await server.createDatabase() })
    const scope = await createTenant(database)
    const inTenant = tenantWork(database)
    const reader = createEventReader(database)
    const append = () => inTenant(scope, (r) => r.events.append(aContext(scope), [anEvent()]))

    const [before] = await append()
    const first = await reader.read({ limit: 10 })
    let commit = () => {}
    let late: string | undefined
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => (written = resolve))
    const slow = inTenant(scope, async (r) => {
      late = (await r.events.append(aContext(scope), [anEvent()]))[0]?.id
      written()
      await new Promise<void>((resolve) => (commit = resolve))
    })
    await isWritten
    const [quick] = await append()

    const during = await reader.read({ limit: 10, cursor: first.cursor ?? '' })
    expect(during).toMatchObject({ events: [], cursor: first.cursor })
    commit()
    await slow
    const after = await reader.read({ limit: 10, cursor: during.cursor ?? '' })
    expect(first.events.map(({ id }) => id)).toEqual([before?.id])
    expect(after.events.map(({ id }) => id)).toEqual([late, quick?.id])
    await database.close()
  })

  test('the undo of a step waits for the same step under way, and then sees what it did (I10)', async () => {
    const database = await openDatabase({ url: await server.createDatabase() })
    const scope = await createTenant(database)
    const inTenant = tenantWork(database)
    const saga = aSaga('s')
    await inTenant(scope, (r) => r.sagas.start(saga))
    const carousel = aCarousel()
    let undo: Promise<string | undefined> | undefined
    await inTenant(scope, async (r) => {
      await r.sagas.start(saga)
      await r.carousels.insert(carousel)
      undo = inTenant(scope, async (other) => {
        await other.sagas.lock('s')
        expect(await other.sagas.findStep('s', 1, 'step')).toMatchObject({ done: true })
        const made = await other.carousels.find(carousel.id)
        await other.sagas.recordUndo('s', 1, 'step', 'late')
        return made?.id
      })
      await untilBlocked(database)
      await r.sagas.recordStep('s', 1, 'step', carousel.id)
    })
    expect(await undo).toBe(carousel.id)
    await database.close()
  })

  test('two transactions that block one another both succeed: the victim runs again', async () => {
    const database = await openDatabase({ url: await server.createDatabase() })
    const scope = await createTenant(database)
    const inTenant = tenantWork(database)
    const [one, two] = [aCarousel(), aCarousel()]
    for (const made of [one, two]) await inTenant(scope, (r) => r.carousels.insert(made))
    let met = () => {}
    const both = new Promise<void>((resolve) => (met = resolve))
    let arrived = 0
    const change = (first: string, second: string) =>
      inTenant(scope, async (r) => {
        await r.carousels.update(first, { failure: null })
        arrived += 1
        if (arrived === 2) met()
        await both
        await r.carousels.update(second, { failure: null })
      })
    await Promise.all([change(one.id, two.id), change(two.id, one.id)])
    expect(arrived).toBe(3)
    const versions = (await inTenant(scope, (r) => r.carousels.list({ limit: 2 }))).map(
      ({ version }) => version,
    )
    expect(versions).toEqual([3, 3])
    await database.close()
  })

  test('a connection that is cut fails its transaction, and the next gets a new one', async () => {
    const url = await server.createDatabase()
    const database = await openDatabase({ url, poolSize: 1 })
    const scope = await createTenant(database)
    const broken = database.inTenant(scope, async (tx) => {
      await server.admin(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = '${new URL(url).pathname.slice(1)}' and state = 'idle in transaction'`,
      )
      await tx.execute('select 1')
    })
    await expect(broken).rejects.toThrow(/terminat|connection error/i)
    expect(await database.inTenant(scope, (tx) => tx.execute('select 1 as n'))).toEqual([{ n: 1 }])
    await database.close()
  })

  test('errors name no parameters: they may be secrets (I32)', async () => {
    const database = await openDatabase({ url: await server.createDatabase() })
    const scope = await createTenant(database)
    const failing = tenantWork(database)(scope, (r) =>
      r.sagas.recordStep('none', 1, 'step', 'secret-output'),
    )
    const error: unknown = await failing.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(pg.DatabaseError)
    expect(String(error)).not.toContain('secret-output')
    await database.close()
  })
})

/** Until one transaction waits for another's lock. */
async function untilBlocked(database: Database): Promise<void> {
  for (;;) {
    const waiting = await database.sql.query('select 1 from pg_locks where not granted')
    if (waiting.length > 0) return
  }
}
