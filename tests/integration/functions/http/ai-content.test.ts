import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { forgetContents } from '../../../../workflows/ai/content/forget-contents.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { PERMISSIONS } from '../../../../workflows/access/permissions.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let api: ApiWorld
beforeAll(async () => {
  database = await openTestDatabase()
  api = await openApiWorld(database)
  api.addCaller('reader', ['ai-content:read'])
  api.addCaller('stranger', PERMISSIONS.keys(), await createTenant(database))
})
afterAll(() => database.close())

const ask = (body: unknown, more: { as?: string; headers?: Record<string, string> } = {}) =>
  api.ask('POST', '/ai/content', { body, ...more })

test('is accepted, found by its id and in the list of its kind', async () => {
  const made = await ask({ kind: 'analysis', text: 'Мы печём хлеб.' })
  expect(made.status).toBe(202)
  const { id } = made.body
  expect(made.headers.get('location')).toBe(`/api/v1/ai/content/${id}`)
  const read = await api.ask('GET', `/ai/content/${id}`)
  expect(read.body).toMatchObject({
    id,
    kind: 'analysis',
    status: 'requested',
    language: 'ru',
    input: { text: 'Мы печём хлеб.' },
    output: null,
    usage: { calls: 0, costMicroUsd: 0 },
  })
  await ask({ kind: 'wisdom', language: 'en' })
  const list = await api.ask('GET', '/ai/content?kind=analysis&limit=1')
  expect(list.body.items.map((item) => item.id)).toEqual([id])
  const page = await api.ask('GET', '/ai/content?limit=1')
  const next = await api.ask('GET', `/ai/content?limit=1&cursor=${page.body.nextCursor}`)
  expect(next.body.items[0]?.id).toBe(id)
})

describe('what cannot be is refused, naming field and rule', () => {
  test.each([
    [{ kind: 'analysis', text: 'а'.repeat(20_001) }, 'text', 'at most 20000 characters'],
    [{ kind: 'analysis', text: ' … ' }, 'text', 'a letter or a digit'],
    [{ kind: 'rewrite', text: 'хлеб', tone: 'angry' }, 'tone', 'friendly'],
    [{ kind: 'reply', message: 'а'.repeat(4_001) }, 'message', 'at most 4000'],
    [{ kind: 'ideas', topic: '' }, 'topic', 'must not be empty'],
    [{ kind: 'poem', text: 'хлеб' }, 'kind', 'wisdom, analysis, rewrite, reply or ideas'],
    [{ kind: 'wisdom', text: 'хлеб' }, 'body', 'text'],
  ])('%j', async (body, field, rule) => {
    const { status, body: problem, text } = await ask(body)
    expect(status).toBe(400)
    expect(problem.errors.map((error) => error.field)).toContain(field)
    expect(text).toContain(rule)
  })
})

test('the same key gives the same answer, and another body is refused (I27)', async () => {
  const headers = { 'idempotency-key': 'bread-1' }
  const one = await ask({ kind: 'ideas', topic: 'хлеб' }, { headers })
  const two = await ask({ kind: 'ideas', topic: 'хлеб' }, { headers })
  expect(two.body.id).toBe(one.body.id)
  expect((await ask({ kind: 'ideas', topic: 'торты' }, { headers })).status).toBe(422)
})

test('another workspace has neither its ids nor its rows (I22)', async () => {
  const { body } = await ask({ kind: 'analysis', text: 'Секрет фирмы.' })
  const more = { as: 'stranger' }
  expect((await api.ask('GET', `/ai/content/${body.id}`, more)).status).toBe(404)
  expect((await api.ask('GET', '/ai/content', more)).body.items).toEqual([])
})

test('who may read may not ask', async () => {
  expect((await ask({ kind: 'wisdom' }, { as: 'reader' })).status).toBe(403)
  expect((await api.ask('GET', '/ai/content', { as: 'reader' })).status).toBe(200)
})

test('words are forgotten after 180 days', async () => {
  const { body } = await ask({ kind: 'analysis', text: 'Старый текст с телефоном.' })
  await database.sql.query(
    `update ai_contents set created_at = now() - interval '181 days' where id = $1`,
    [body.id],
  )
  const deps = { ...api.deps, botScope: async () => api.scope }
  const workspaceIdsOf = async () => [api.scope.workspaceId]
  expect(await forgetContents({ ...deps, workspaceIdsOf })).toBe(1)
  expect((await api.ask('GET', `/ai/content/${body.id}`)).status).toBe(404)
  const rows = await database.sql.query<{ input: unknown; output: unknown }>(
    'select input, output from ai_contents where id = $1',
    [body.id],
  )
  expect(rows).toEqual([{ input: null, output: null }])
})
