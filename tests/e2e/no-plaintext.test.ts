import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../adapters/config.ts'
import { createLogger } from '../../adapters/logger.ts'
import { createPotok, IN_PROCESS } from '../../app.ts'
import { bootstrap } from '../../db/access/bootstrap.ts'
import { createKeyring } from '../../db/encryption/create-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { createEngine, type Engine } from '../../engine/create-engine.ts'
import type { EncryptionKey } from '../../workflows/encryption/ports.ts'
import { openTestDatabase } from '../support/database.ts'
import { clock, newId } from '../support/ids.ts'

const ORIGIN = 'http://potok.test'
/** Values of encrypted fields, each of which goes another way. */
const PLAIN = {
  created: 'KZ11CREATED0001',
  changed: 'KZ22CHANGED0002',
  imported: 'KZ33IMPORTED0003',
  bulk: 'KZ44BULKWRITE0004',
  refused: 'kz55 refused 0005',
  duplicate: '900101300006',
  keyed: 'KZ77IDEMPOTENT0007',
  failed: 'KZ88NOTWRITTEN0008',
  secret: 'sk-of-an-integration-0009',
}
const masterKey = randomBytes(32)
const logs: string[] = []

let database: Database
let engine: Engine
let ask: (method: string, path: string, body?: unknown, headers?: object) => Promise<Answer>
interface Answer {
  status: number
  body: Record<string, never>
}

beforeAll(async () => {
  database = await openTestDatabase()
  const logger = createLogger(
    { LOG_LEVEL: 'trace', NODE_ENV: 'test' },
    { write: (line) => void logs.push(line) },
  )
  const { scope, apiKey } = await bootstrap(database, { clock, newId })
  engine = await createEngine({
    database: database.sql,
    logger,
    fetch: async (input, init) => potok.app.fetch(new Request(input, init), IN_PROCESS),
  })
  const potok = createPotok({
    config: readConfig({}),
    database,
    clock,
    logger,
    keyring: createKeyring({ masterKey, clock }),
    secret: 'a secret of a good length',
    webhookSecret: 'another secret',
    telegram: { token: '1:x' },
    botScope: scope,
    awaitDelivery: true,
    simulator: false,
    engineFetch: async (input, init) => engine.fetch(new Request(input, init)),
  })
  await engine.start()
  await engine.sync(`${ORIGIN}/api/inngest`)
  ask = async (method, path, body, headers = {}) => {
    const response = await potok.app.request(`${ORIGIN}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }
})
afterAll(async () => {
  await engine.stop(0)
  await database.close()
})

/** Every row of every table, of all schemas, as text. */
async function dump(): Promise<Map<string, string>> {
  const tables = await database.sql.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const rows = new Map<string, string>()
  for (const { name } of tables) {
    const found = await database.sql.query<{ row: string }>(`select t::text as row from ${name} t`)
    rows.set(name, found.map(({ row }) => row).join('\n'))
  }
  return rows
}

/** As it is, and as bytes would be shown. */
const forms = (text: string) => [
  text,
  Buffer.from(text).toString('hex'),
  Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1),
]

function expectHidden(where: string, text: string) {
  for (const [way, value] of Object.entries(PLAIN)) {
    for (const form of forms(value)) {
      expect(text.includes(form), `${value} (${way}) stands in ${where}`).toBe(false)
    }
  }
}

describe('what encrypted fields hold (I26)', () => {
  test('is in no table, event, audit row, engine state or log, before and after a rotation', async () => {
    const created = await ask('POST', '/employees', {
      name: 'Aida',
      iban: PLAIN.created,
      nationalId: PLAIN.duplicate,
    })
    expect(created.status).toBe(201)
    const path = `/employees/${created.body['id']}`
    expect((await ask('PATCH', path, { version: 1, iban: PLAIN.changed })).status).toBe(200)
    const key = { 'idempotency-key': 'once' }
    const keyed = { name: 'Baur', iban: PLAIN.keyed }
    expect((await ask('POST', '/employees', keyed, key)).status).toBe(201)
    const csv = `name,iban\nGulya,${PLAIN.imported}\n`
    expect(
      (await ask('POST', '/employees/import', csv, { 'content-type': 'text/csv' })).status,
    ).toBe(200)
    const bulk = { operations: [{ create: { name: 'Dana', iban: PLAIN.bulk } }] }
    expect((await ask('POST', '/employees/bulk', bulk)).status).toBeLessThan(400)
    const secret = { name: 'Shop', provider: 'shop', secret: PLAIN.secret }
    expect((await ask('POST', '/integrations', secret)).status).toBe(201)
    // Refused ones, in every way.
    expect((await ask('POST', '/employees', { name: 'X', iban: PLAIN.refused })).status).toBe(400)
    const twin = { name: 'Twin', nationalId: PLAIN.duplicate, iban: PLAIN.failed }
    expect((await ask('POST', '/employees', twin)).status).toBe(409)
    expect((await ask('PATCH', path, { version: 1, iban: PLAIN.failed })).status).toBe(409)

    const found = await ask('GET', `/employees?iban=${PLAIN.changed}`)
    expect(found.body['items']).toHaveLength(1)
    for (const [table, rows] of await dump()) expectHidden(table, rows)

    expect((await ask('POST', '/encryption/rotate')).status).toBe(202)
    for (let tries = 0; tries < 200; tries += 1) {
      const { rotation } = (await ask('GET', '/encryption')).body as Record<
        string,
        { status: string }
      >
      if (rotation?.status === 'completed') break
      await sleep(50)
    }
    const { keys, rotation } = (await ask('GET', '/encryption')).body as Record<string, object>
    const rows = await dump()
    for (const [table, text] of rows) expectHidden(table, text)
    // Four employees, an integration, and the kept answer of the keyed request.
    expect(rotation).toMatchObject({ status: 'completed', records: 6 })
    for (const { id, status } of keys as unknown as EncryptionKey[]) {
      const left = [...rows].filter(([, text]) => text.includes(`v1.${id}.`))
      if (status === 'retired') expect(left.map(([table]) => table)).toEqual([])
    }

    const after = await ask('GET', path)
    expect(after.body).toMatchObject({
      iban: PLAIN.changed,
      nationalId: PLAIN.duplicate,
      version: 2,
    })
    const again = await ask('POST', '/employees', keyed, key)
    expect(again).toMatchObject({ status: 201, body: { iban: PLAIN.keyed } })
    const trail = await ask('GET', `/audit/trail/${created.body['id']}`)
    expect(trail.body['items']).toMatchObject([
      { before: { iban: '[encrypted]' }, after: { iban: '[encrypted]' } },
      { before: null, after: { iban: '[encrypted]', nationalId: '[encrypted]' } },
    ])
    expectHidden('the trail', JSON.stringify(trail.body))
    expectHidden('the logs', logs.join('\n'))
    const material = [masterKey.toString('hex'), masterKey.toString('base64')]
    for (const text of [...rows.values(), ...logs]) {
      for (const form of material) expect(text.includes(form)).toBe(false)
    }
  })
})
