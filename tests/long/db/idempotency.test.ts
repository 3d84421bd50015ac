import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { type ApiWorld, openApiWorld } from '../../support/api-world.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'

describe.skipIf(!hasPostgres())('on PostgreSQL, equal requests at the same time (I27)', () => {
  let server: PostgresServer
  let database: Database
  let world: ApiWorld
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase(), poolSize: 20 })
    world = await openApiWorld(database)
  })
  afterAll(async () => {
    await database?.close()
    await server?.stop()
  })

  const parallel = <T>(times: number, work: (i: number) => Promise<T>) =>
    Promise.all(Array.from({ length: times }, (_, i) => work(i)))
  const countOf = async (name: string) =>
    (await world.ask('GET', `/leads?name=${name}&limit=100`)).body.items.length

  test('20 make one record: each gets its answer, or 409 while it is in flight', async () => {
    for (let round = 0; round < 20; round += 1) {
      const name = `Race${round}`
      const call = { body: { name }, headers: { 'idempotency-key': `race-${round}` } }
      const answers = await parallel(20, () => world.ask('POST', '/leads', call))
      const made = answers.filter(({ status }) => status === 201)
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
      expect(new Set(made.map(({ text }) => text)).size).toBe(1)
      const first = made.filter(({ headers }) => !headers.has('idempotency-replayed'))
      expect(first.length).toBe(1)
      expect(await countOf(name)).toBe(1)
      expect((await world.ask('POST', '/leads', call)).text).toBe(made[0]?.text)
    }
  })

  test('20 with other bodies under one key: one is done, the others are 409 or 422', async () => {
    const answers = await parallel(20, (i) =>
      world.ask('POST', '/leads', {
        body: { name: `Other${i}`, company: 'Others' },
        headers: { 'idempotency-key': 'others' },
      }),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201).length).toBe(1)
    expect(statuses.every((status) => [201, 409, 422].includes(status))).toBe(true)
    const { items } = (await world.ask('GET', '/leads?company=Others')).body
    expect(items.length).toBe(1)
  })

  test('10 equal bulk writes, repeated until they are answered, make every record once', async () => {
    const operations = Array.from({ length: 350 }, () => ({ create: { name: 'BulkRace' } }))
    const call = { body: { operations }, headers: { 'idempotency-key': 'bulk-race' } }
    const answers = await parallel(10, async () => {
      for (;;) {
        const answer = await world.ask('POST', '/leads/bulk', call)
        if (answer.status !== 409) return answer
        await new Promise((done) => setTimeout(done, 20))
      }
    })
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.body).toMatchObject({ created: 350, failed: 0 })
    const conditions = [{ field: 'name', operator: 'eq', value: 'BulkRace' }] as const
    const count = await world.deps.inTenant(world.scope, (r) => r.records.count(lead, conditions))
    expect(count).toBe(350)
  })

  test('20 changes of one version: one is done, the others are 409', async () => {
    const { id } = (await world.ask('POST', '/leads', { body: { name: 'Contended' } })).body
    const answers = await parallel(20, (i) =>
      world.ask('PATCH', `/leads/${id}`, { body: { version: 1, name: `Contended ${i}` } }),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
    expect((await world.ask('GET', `/leads/${id}`)).body.version).toBe(2)
  })

  test('1,000 rows come in from CSV', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `Csv,csv${i}@example.com`)
    const answer = await world.ask('POST', '/leads/import', {
      body: `name,email\n${rows.join('\n')}`,
      headers: { 'content-type': 'text/csv' },
    })
    expect(answer.body).toMatchObject({ created: 1000, failed: 0 })
  })
})
