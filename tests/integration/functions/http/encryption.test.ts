import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import type { EncryptionKey, Rotation } from '../../../../workflows/encryption/ports.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'

let database: Database
let world: ApiWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  world.addCaller('clerk', ['employees:create'])
})
afterAll(() => database.close())

test('a rotation is asked for once, seen, stopped and taken up again', async () => {
  const none = await world.ask('GET', '/encryption')
  expect(none.body).toEqual({ keys: [], rotation: null })
  expect((await world.ask('POST', '/encryption/stop')).status).toBe(409)

  await world.ask('POST', '/employees', { body: { name: 'Aida', iban: 'KZ86125KZT5004100100' } })
  const started = await world.ask('POST', '/encryption/rotate')
  expect(started.status).toBe(202)
  expect(started.body).toMatchObject({ status: 'running', records: 0 })
  expect((await world.ask('POST', '/encryption/rotate')).status).toBe(409)

  const shown = (await world.ask('GET', '/encryption')).body as unknown
  const { keys, rotation } = shown as { keys: EncryptionKey[]; rotation: Rotation }
  expect(rotation.id).toBe(started.body.id)
  expect(keys.map(({ purpose, status }) => [purpose, status])).toEqual(
    expect.arrayContaining([
      ['data', 'retiring'],
      ['index', 'active'],
      ['data', 'active'],
    ]),
  )
  expect(JSON.stringify(keys)).not.toMatch(/wrapped|masterKey/)

  expect((await world.ask('POST', '/encryption/stop')).body.status).toBe('stopped')
  const resumed = await world.ask('POST', '/encryption/rotate')
  expect(resumed.body).toMatchObject({ id: started.body.id, status: 'running' })
})

test.each([
  ['GET', '/encryption'],
  ['POST', '/encryption/rotate'],
  ['POST', '/encryption/stop'],
])('%s %s needs encryption:rotate', async (method, path) => {
  expect((await world.ask(method, path, { as: 'clerk' })).status).toBe(403)
})
