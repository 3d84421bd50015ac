import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createForgetAnswers } from '../../../../db/idempotency/create-forget-answers.ts'
import type { Database } from '../../../../db/open-database.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'

let database: Database
let world: ApiWorld
let now = Date.parse('2026-01-31T09:00:00Z')
const DAY = 24 * 60 * 60 * 1000
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database, { clock: { now: () => now } })
})
afterAll(() => database.close())

const keyed = (key: string, body?: unknown) => ({
  headers: { 'idempotency-key': key },
  ...(body === undefined ? {} : { body }),
})
const count = async (name: string) =>
  (await world.ask('GET', `/leads?name=${name}`)).body.items.length
const stored = () =>
  database.sql.query<{ key: string; part: number; body: string | null; protection: string }>(
    'select key, part, body, protection from idempotency_keys order by key, part',
  )

describe('a repeat with the same Idempotency-Key (I27)', () => {
  test('gets the answer of the first, byte for byte, and changes nothing', async () => {
    const call = keyed('first', { name: 'Once', notes: 'a\u2028b' })
    const first = await world.ask('POST', '/leads', call)
    const again = await world.ask('POST', '/leads', call)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await count('Once')).toBe(1)
  })

  test('of a change gets that change, even when the record has moved on', async () => {
    const { id } = (await world.ask('POST', '/leads', { body: { name: 'Moving' } })).body
    const change = keyed('change', { version: 1, name: 'Moved' })
    const first = await world.ask('PATCH', `/leads/${id}`, change)
    await world.ask('PATCH', `/leads/${id}`, { body: { version: 2, name: 'Further' } })
    const again = await world.ask('PATCH', `/leads/${id}`, change)
    expect([again.status, again.text]).toEqual([200, first.text])
    expect((await world.ask('GET', `/leads/${id}`)).body['name']).toBe('Further')
  })

  test('and another body, path or query is a 422', async () => {
    await world.ask('POST', '/leads', keyed('taken', { name: 'Taken' }))
    for (const [path, name] of [
      ['/leads', 'Other'],
      ['/suppliers', 'Taken'],
    ] as const) {
      const answer = await world.ask('POST', path, keyed('taken', { name }))
      expect([answer.status, answer.body['code']]).toEqual([422, 'idempotency_mismatch'])
    }
    expect(await count('Other')).toBe(0)
    const { body } = await world.ask('POST', '/leads', { body: { name: 'Dropped' } })
    const drop = (version: number) =>
      world.ask('DELETE', `/leads/${body.id}?version=${version}`, {
        headers: { 'idempotency-key': 'dropped' },
      })
    expect((await drop(1)).status).toBe(200)
    expect((await drop(2)).body['code']).toBe('idempotency_mismatch')
  })

  test('of another caller is another key', async () => {
    world.addCaller('second', ['leads:create'])
    const call = keyed('shared', { name: 'Shared' })
    await world.ask('POST', '/leads', call)
    const other = await world.ask('POST', '/leads', { ...call, as: 'second' })
    expect(other.status).toBe(201)
    expect(await count('Shared')).toBe(2)
  })

  test('after a failure is tried anew: nothing was kept, as nothing was changed', async () => {
    const bad = await world.ask('POST', '/leads', keyed('retry', { name: '' }))
    expect(bad.status).toBe(400)
    expect((await world.ask('POST', '/leads', keyed('retry', { name: 'Good' }))).status).toBe(201)
  })

  test('after 24 hours is a new request, and expired answers are gone', async () => {
    const call = keyed('daily', { name: 'Daily' })
    await world.ask('POST', '/leads', call)
    now += DAY - 1
    await world.ask('POST', '/leads', call)
    expect(await count('Daily')).toBe(1)
    now += 1
    await world.ask('POST', '/leads', call)
    expect(await count('Daily')).toBe(2)
    for (let i = 0; i < 3; i += 1) await world.ask('POST', '/leads', keyed(`n${i}`, { name: 'N' }))
    expect((await stored()).map(({ key }) => key)).toEqual(['daily', 'n0', 'n1', 'n2'])
  })
})

test.each(['', ' ', 'a b', 'ключ', 'x'.repeat(256)])('%j is no key', async (key) => {
  const latin = Buffer.from(key).toString('latin1')
  const answer = await world.ask('POST', '/leads', keyed(latin, { name: 'No key' }))
  expect(answer.status).toBe(400)
  expect(answer.body.errors[0]?.field).toBe('Idempotency-Key')
})

test('the answer about an encrypted field is kept encrypted, and repeated in clear (I26)', async () => {
  const iban = 'KZ86125KZT5004100100'
  const call = keyed('sealed', {
    name: 'Aliya',
    position: 'Manager',
    iban,
    hiredOn: '2026-01-01',
    salary: 1,
  })
  const first = await world.ask('POST', '/employees', call)
  expect(first.status, first.text).toBe(201)
  expect(first.body['iban']).toBe(iban)
  const kept = (await stored()).find(({ key }) => key === 'sealed')
  expect(kept?.protection).toBe('sealed')
  expect(kept?.body).not.toContain(iban)
  expect((await world.ask('POST', '/employees', call)).text).toBe(first.text)
})

test('of bulk writes and imports of encrypted fields no plain hash is kept either (I26)', async () => {
  const nationalId = '880101300123'
  const operations = [{ create: { name: 'Bulky', nationalId } }]
  const bulk = keyed('sealed-bulk', { operations })
  const file = {
    headers: { 'idempotency-key': 'sealed-import', 'content-type': 'text/csv' },
    body: `name,nationalId\nFiled,${nationalId.replace('88', '89')}\n`,
  }
  for (const [path, call] of [
    ['/employees/bulk', bulk],
    ['/employees/import', file],
  ] as const) {
    const first = await world.ask('POST', path, call)
    expect(first.body, first.text).toMatchObject({ created: 1, failed: 0 })
    expect((await world.ask('POST', path, call)).text).toBe(first.text)
  }
  const kept = (await stored()).filter(({ key }) => /^sealed-(bulk|import)$/.test(key))
  expect(kept.map(({ protection }) => protection)).toEqual(['sealed', 'sealed'])
})

test('an import of the same cells under another header is another request (I27)', async () => {
  const file = (header: string) => ({
    headers: { 'idempotency-key': 'headed', 'content-type': 'text/csv' },
    body: `${header}\nAnn,Almaty\n`,
  })
  expect((await world.ask('POST', '/leads/import', file('name,source'))).status).toBe(200)
  const other = await world.ask('POST', '/leads/import', file('name,company'))
  expect([other.status, other.body['code']]).toEqual([422, 'idempotency_mismatch'])
})

test('every night the expired answers of all workspaces go (I27)', async () => {
  await world.ask('POST', '/leads', keyed('old', { name: 'Old' }))
  const other = await openApiWorld(database, { clock: { now: () => now } })
  await other.ask('POST', '/leads', keyed('old', { name: 'Old' }))
  const forget = createForgetAnswers(database, { clock: { now: () => now } })
  expect(await forget()).toBe(0)
  now += DAY
  expect(await forget()).toBeGreaterThanOrEqual(2)
  expect(await stored()).toEqual([])
})

describe('bulk writes under a key', () => {
  const operations = Array.from({ length: 150 }, (_, i) => ({ create: { name: `Bulk ${i}` } }))

  test('are repeated as a whole, chunk by chunk', async () => {
    const first = await world.ask('POST', '/leads/bulk', keyed('bulk', { operations }))
    const again = await world.ask('POST', '/leads/bulk', keyed('bulk', { operations }))
    expect(first.body).toMatchObject({ created: 150, failed: 0 })
    expect(again.text).toBe(first.text)
    const total = await world.ask('GET', '/leads?search=Bulk&limit=100')
    expect(total.body.items.length).toBe(100)
    const parts = (await stored()).filter(({ key }) => key === 'bulk').map(({ part }) => part)
    expect(parts).toEqual([0, 1])
  })

  test('that broke off go on where they ended', async () => {
    await database.sql.query(`delete from idempotency_keys where key = 'bulk' and part = 1`)
    const again = await world.ask('POST', '/leads/bulk', keyed('bulk', { operations }))
    expect(again.body).toMatchObject({ created: 150 })
    // As if the second chunk had not been done: its 50 are made, the first 100 are not made again.
    const { rows } = await counted(`name like 'Bulk %'`)
    expect(rows).toBe(200)
  })
})

async function counted(where: string) {
  const [row] = await database.sql.query<{ rows: number }>(
    `select count(*) as rows from leads where ${where}`,
  )
  return row ?? { rows: -1 }
}
