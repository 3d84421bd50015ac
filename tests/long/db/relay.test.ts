import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutbox } from '../../../db/events/create-outbox.ts'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { aContext, anEvent, tenantWork } from '../../contract/db/fill-tenant.ts'
import { clock, newId } from '../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { createTenant } from '../../support/tenant.ts'

const KILLS = 5
const LEASE = 300

describe.skipIf(!hasPostgres())('the relay (I18)', () => {
  let server: PostgresServer
  let url: string
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    url = await server.createDatabase()
    database = await openDatabase({ url })
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  test('killed again and again between claim, delivery and mark, loses nothing', async () => {
    const scope = await createTenant(database)
    const inTenant = tenantWork(database)
    const appended: string[] = []
    const delivered: string[] = []
    let relaying = true
    const write = async () => {
      while (relaying) {
        await inTenant(scope, async (r) => {
          const events = await r.events.append(aContext(scope), [anEvent(), anEvent()])
          return events.map(({ id }) => id)
        }).then((ids) => appended.push(...ids))
        await sleep(5)
      }
    }
    const writing = write()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const script = join(import.meta.dirname, 'doomed-relay.ts')
      const relay = spawn(process.execPath, [script, url, String(LEASE)])
      let output = ''
      relay.stdout.on('data', (chunk) => (output += String(chunk)))
      await once(relay.stdout, 'data')
      await sleep(Math.random() * 150)
      relay.kill('SIGKILL')
      await once(relay, 'close')
      delivered.push(...output.split('\n').filter((line) => line.length === 36))
    }
    relaying = false
    await writing

    await sleep(LEASE + 100)
    const outbox = createOutbox(database, { clock, newId })
    const rest = (events: readonly { id: string }[]) =>
      Promise.resolve(void delivered.push(...events.map(({ id }) => id)))
    while ((await outbox.drain(100, rest)) > 0);
    expect(await outbox.backlog()).toEqual({ count: 0, oldestAge: 0 })
    expect(new Set(delivered)).toEqual(new Set(appended))
  })

  test('four at once deliver each event once, however slow they are', async () => {
    const scope = await createTenant(database)
    const events = await tenantWork(database)(scope, (r) =>
      r.events.append(
        aContext(scope),
        Array.from({ length: 200 }, () => anEvent()),
      ),
    )
    const delivered: string[] = []
    const relay = async () => {
      const outbox = createOutbox(database, { clock, newId, lease: 400 })
      const slow = async (batch: readonly { id: string }[]) => {
        delivered.push(...batch.map(({ id }) => id))
        // Longer than the lease: it is renewed meanwhile.
        await sleep(900)
      }
      while ((await outbox.drain(25, slow)) > 0);
    }
    await Promise.all(Array.from({ length: 4 }, relay))
    expect(delivered.toSorted()).toEqual(events.map(({ id }) => id).toSorted())
  })
})
