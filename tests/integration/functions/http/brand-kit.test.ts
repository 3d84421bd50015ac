import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogoPreparer } from '../../../../adapters/canvas/logo/create-logo-preparer.ts'
import type { Database } from '../../../../db/open-database.ts'
import { createImageStore } from '../../../../db/repositories/image-store.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { clock } from '../../../support/ids.ts'
import { sampleLogo } from '../../../support/logos.ts'

let database: Database
let world: ApiWorld

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  Object.assign(world.deps, {
    images: createImageStore(database, { clock }),
    logos: createLogoPreparer(),
  })
  world.addCaller('reader', ['settings:read'])
  world.addCaller('nobody', [])
})
afterAll(() => database.close())

const LOOK = { handle: '@potok', colors: { primary: '#1a73e8' }, font: 'oswald', tone: 'calm' }

test('the brand of the workspace is read, set whole and removed, and stale versions are refused', async () => {
  const empty = { logo: null, version: 0 }
  expect((await world.ask('GET', '/brand-kit')).body).toEqual(empty)

  const set = await world.ask('PUT', '/brand-kit', { body: { ...LOOK, version: 0 } })
  expect(set.body).toEqual({ ...LOOK, logo: null, version: 1 })
  const stale = await world.ask('PUT', '/brand-kit', { body: { ...LOOK, version: 0 } })
  expect(stale.status).toBe(409)

  const less = await world.ask('PUT', '/brand-kit', { body: { name: 'Поток', version: 1 } })
  expect(less.body).toEqual({ name: 'Поток', logo: null, version: 2 })
  expect((await world.ask('DELETE', '/brand-kit')).body).toEqual({ logo: null, version: 3 })
})

test.each([
  ['handle', { handle: 'potok' }],
  ['handle', { handle: '@поток' }],
  ['colors.primary', { colors: { primary: 'blue' } }],
  ['colors.primary', { colors: {} }],
  ['font', { font: 'comic' }],
  ['tone', { tone: 'rude' }],
  ['name', { name: 'a\nb' }],
])('a wrong %s is named', async (field, part) => {
  const { status, body } = await world.ask('PUT', '/brand-kit', { body: { ...part, version: 0 } })
  expect(status).toBe(400)
  expect(body.errors.map((error) => error.field)).toContain(field)
})

test('a logo is sent as it is, served as a PNG, and replaced without a trace', async () => {
  const put = async (color: string) => {
    const body = new Uint8Array(await sampleLogo(600, 400, color).encode('webp', 90))
    return world.ask('PUT', '/brand-kit/logo', { body, headers: { 'content-type': 'image/webp' } })
  }
  const first = await put('#1a73e8')
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({ logo: { width: 300, height: 200 } })
  await put('#e11d48')
  const stored = async () =>
    (await database.sql.query(`select key from images where key like 'brands/%'`)).length
  expect(await stored()).toBe(1)

  const served = await world.send('GET', '/brand-kit/logo')
  expect(served.headers.get('content-type')).toBe('image/png')
  expect((await world.ask('DELETE', '/brand-kit/logo')).body).toMatchObject({ logo: null })
  expect(await stored()).toBe(0)
  expect((await world.ask('GET', '/brand-kit/logo')).status).toBe(404)
})

test('what is no logo is refused, whatever it says of itself', async () => {
  const headers = { 'content-type': 'image/png' }
  const page = await world.ask('PUT', '/brand-kit/logo', { body: '<html></html>', headers })
  expect(page.status).toBe(400)
  const large = new Uint8Array(6 * 1024 * 1024)
  const huge = await world.ask('PUT', '/brand-kit/logo', { body: large, headers })
  expect(huge.status).toBe(413)
})

test('reading needs settings:read, changing settings:manage', async () => {
  const status = async (method: string, path: string, as: string) =>
    (await world.ask(method, path, { as, ...(method === 'GET' ? {} : { body: {} }) })).status
  expect(await status('GET', '/brand-kit', 'reader')).toBe(200)
  for (const [method, path] of [
    ['PUT', '/brand-kit'],
    ['DELETE', '/brand-kit'],
    ['PUT', '/brand-kit/logo'],
    ['DELETE', '/brand-kit/logo'],
  ] as const) {
    expect(await status(method, path, 'reader'), `${method} ${path}`).toBe(403)
  }
  expect(await status('GET', '/brand-kit', 'nobody')).toBe(403)
})
