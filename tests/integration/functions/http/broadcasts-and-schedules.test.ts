import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openApi } from '../../../support/open-api.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let api: Awaited<ReturnType<typeof openApi>>
let key: string
let strange: string
let scope: TenantScope

beforeAll(async () => {
  database = await openTestDatabase()
  scope = await createTenant(database)
  const other = await createTenant(database)
  api = await openApi(database, { botScope: scope })
  key = await api.keyOf(scope)
  strange = await api.keyOf(other)
})
afterAll(() => database.close())

async function ask(method: string, path: string, body?: object, as = key) {
  const response = await api.app.request(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  const json = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  return { status: response.status, json }
}

test('a broadcast is drafted, planned and cancelled; others do not see it (I22)', async () => {
  const startAt = '2100-01-01T10:00:00Z'
  const made = await ask('POST', '/broadcasts', { text: 'News', startAt })
  expect(made).toMatchObject({ status: 201, json: { status: 'draft', button: null } })
  const path = `/broadcasts/${String(made.json['id'])}`
  for (const [method, rest] of [
    ['GET', ''],
    ['GET', '/report'],
    ['POST', '/start'],
    ['POST', '/cancel'],
  ]) {
    expect((await ask(method ?? '', `${path}${rest}`, undefined, strange)).status).toBe(404)
  }
  expect((await ask('POST', `${path}/start`)).json).toMatchObject({ status: 'scheduled' })
  expect((await ask('POST', `${path}/start`)).status).toBe(409)
  expect((await ask('POST', `${path}/cancel`)).json).toMatchObject({ status: 'cancelled' })
  expect((await ask('GET', `${path}/report`)).json).toMatchObject({ audience: 0 })
  expect((await ask('GET', '/broadcasts')).json['items']).toHaveLength(1)
})

test('a link that is not https and a text that is too long are refused by name (I31)', async () => {
  const button = { text: 'Go', url: 'http://example.com' }
  expect((await ask('POST', '/broadcasts', { text: 'News', button })).status).toBe(400)
  expect((await ask('POST', '/broadcasts', { text: 'x'.repeat(4097) })).status).toBe(400)
})

test('a schedule is made for a known chat, changed, paused and deleted (I22)', async () => {
  const input = { chatId: 77, kind: 'carousel', days: [5, 1], time: '09:30', topics: ['Tea'] }
  expect((await ask('POST', '/schedules', input)).status).toBe(400)
  await api.deps.inTenant(scope, (r) =>
    r.sessions.save({
      chatId: 77,
      language: 'en',
      languageChosen: true,
      style: 'paper',
      format: 'square',
      firstName: null,
    }),
  )
  const made = await ask('POST', '/schedules', input)
  expect(made).toMatchObject({ status: 201, json: { days: [1, 5], format: 'square' } })
  const path = `/schedules/${String(made.json['id'])}`
  expect((await ask('PATCH', path, { time: '25:00' })).status).toBe(400)
  expect((await ask('PATCH', path, { status: 'paused' }, strange)).status).toBe(404)
  expect((await ask('PATCH', path, { time: '10:00', version: 7 })).status).toBe(409)
  const changed = await ask('PATCH', path, { status: 'paused', topics: ['Milk'] })
  expect(changed.json).toMatchObject({ status: 'paused', topics: ['Milk'] })
  expect((await ask('DELETE', path, undefined, strange)).status).toBe(404)
  expect((await ask('DELETE', path)).status).toBe(204)
  expect((await ask('GET', path)).status).toBe(404)
})
