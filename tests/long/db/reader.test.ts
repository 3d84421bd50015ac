import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEventReader } from '../../../db/events/create-event-reader.ts'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { aContext, anEvent, tenantWork } from '../../contract/db/fill-tenant.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { createTenant } from '../../support/tenant.ts'

const WRITERS = 16
const TRANSACTIONS = 60

describe.skipIf(!hasPostgres())('the event log under concurrent writers (I18)', () => {
  let server: PostgresServer
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase(), poolSize: WRITERS + 4 })
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  test('a reader that follows 16 writers with late commits and rollbacks misses and repeats nothing', async () => {
    const scope = await createTenant(database)
    const inTenant = tenantWork(database)
    const committed: string[] = []
    const writer = async () => {
      for (let n = 0; n < TRANSACTIONS; n += 1) {
        const ids: string[] = []
        const work = inTenant(scope, async (r) => {
          const appended = await r.events.append(aContext(scope), [anEvent(), anEvent()])
          ids.push(...appended.map(({ id }) => id))
          // Some are committed long after others that took their position later.
          await sleep(Math.random() < 0.2 ? Math.random() * 60 : 0)
          if (Math.random() < 0.2) throw new Error('rolled back')
        })
        await work.then(
          () => committed.push(...ids),
          () => undefined,
        )
      }
    }

    let writing = true
    const reader = createEventReader(database)
    const follow = async () => {
      const seen: string[] = []
      let cursor: string | undefined
      for (;;) {
        const last = !writing
        const page = await reader.read({ limit: 50, ...(cursor ? { cursor } : {}) })
        seen.push(...page.events.map(({ id }) => id))
        cursor = page.cursor ?? undefined
        if (last && page.events.length === 0) return seen
      }
    }
    const followers = [follow(), follow()]
    await Promise.all(Array.from({ length: WRITERS }, writer))
    writing = false

    const [one, two] = await Promise.all(followers)
    expect(committed.length).toBeGreaterThan(WRITERS * TRANSACTIONS)
    expect(one).toHaveLength(committed.length)
    expect(new Set(one)).toEqual(new Set(committed))
    expect(two).toEqual(one)
  })
})
