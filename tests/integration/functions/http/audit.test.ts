import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import type { AuditRow } from '../../../../workflows/audit/ports.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let world: ApiWorld
let leadId: string
let now = Date.parse('2026-01-31T09:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database, { clock: { now: () => now } })
  world.addCaller('viewer', ['audit:view'])
  world.addCaller('clerk', ['leads:create'])
  world.addCaller('stranger', ['audit:view'], await createTenant(database))
  leadId = (await world.ask('POST', '/leads', { body: { name: 'Aida', budget: 100 } })).body.id
  now += 60_000
  await world.ask('PATCH', `/leads/${leadId}`, {
    body: { version: 1, budget: 200, status: 'contacted' },
  })
  now += 60_000
  await world.ask('DELETE', `/leads/${leadId}`)
  now += 60_000
  for (const name of ['Baur', 'Gulya', 'Dana'])
    await world.ask('POST', '/leads', { body: { name } })
})
afterAll(() => database.close())

const items = async (path: string, as = 'viewer') =>
  (await world.ask('GET', path, { as })).body.items as unknown as AuditRow[]

describe('the trail over HTTP', () => {
  test('tells what happened to a record, newest first: who, what, before, after and why (I25)', async () => {
    const trail = await items(`/audit/trail/${leadId}`)
    expect(trail.map(({ action }) => action)).toEqual(['deleted', 'status_changed', 'created'])
    expect(trail[1]).toMatchObject({
      entity: 'lead',
      recordId: leadId,
      actor: { type: 'api_key' },
      time: '2026-01-31T09:01:00.000Z',
      before: { budget: 100, status: 'new' },
      after: { budget: 200, status: 'contacted' },
      causationId: expect.any(String),
    })
  })

  test('comes in pages that miss and repeat nothing', async () => {
    const seen: number[] = []
    let cursor = ''
    do {
      const { body } = await world.ask('GET', `/audit?limit=2${cursor}`, { as: 'viewer' })
      seen.push(...(body.items as unknown as AuditRow[]).map(({ sequence }) => sequence))
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
    } while (cursor)
    expect(seen).toEqual([6, 5, 4, 3, 2, 1])
  })

  test('is found by entity, record, actor, action and time', async () => {
    const [row] = await items('/audit?limit=1')
    expect(await items('/audit?entity=lead')).toHaveLength(6)
    expect(await items('/audit?entity=deal')).toHaveLength(0)
    expect(await items(`/audit?recordId=${leadId}&action=created`)).toHaveLength(1)
    expect(await items(`/audit?actorId=${row?.actor.id}`)).toHaveLength(6)
    expect(await items('/audit?to=2026-01-31T14:01:00%2B05:00')).toHaveLength(1)
    expect(await items('/audit?from=2026-01-31T09:01:00Z&to=2026-01-31T09:03:00Z')).toHaveLength(2)
  })

  test.each([
    '/audit?from=yesterday',
    '/audit?from=0000-01-01T00:00:00Z',
    '/audit?to=9999-12-31T23:59:59-12:00',
    '/audit?cursor=x',
    '/audit?cursor=0',
    '/audit?limit=101',
    '/audit?entity=%00',
    '/audit/trail/x',
  ])('%s is a 400', async (path) => {
    expect((await world.ask('GET', path, { as: 'viewer' })).status).toBe(400)
  })

  test('is another tenant’s 404, and unknown ids are', async () => {
    expect((await world.ask('GET', `/audit/trail/${leadId}`, { as: 'stranger' })).status).toBe(404)
    expect((await world.ask('GET', `/audit/trail/${newId()}`)).status).toBe(404)
    expect(await items('/audit', 'stranger')).toEqual([])
  })

  test.each([
    ['GET', '/audit'],
    ['GET', '/audit/trail/x'],
    ['POST', '/audit/verify'],
    ['GET', '/audit/export'],
  ])('%s %s needs audit:view', async (method, path) => {
    const { status, body } = await world.ask(method, path, { as: 'clerk' })
    expect(status).toBe(403)
    expect(body.detail).toContain('audit:view')
  })

  test('leaves as JSON lines, oldest first, with the export as its last row', async () => {
    const { headers, text } = await sendText('/audit/export')
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditRow)
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(rows.at(-1)).toMatchObject({ action: 'exported', entity: 'audit_log' })
    // Anybody can check an export: RFC 8785, then SHA-256.
    for (const { hash, ...facts } of rows) {
      const text = JSON.stringify(sorted({ ...facts, ...world.scope }))
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
    }
  })

  test('is verified, and the first bad row named (I25)', async () => {
    const verify = async () => (await world.ask('POST', '/audit/verify', { as: 'viewer' })).body
    expect(await verify()).toMatchObject({ valid: true, rows: 7, head: { sequence: 7 } })
    await database.sql.query('alter table audit_log disable trigger audit_log_append_only')
    await database.sql.query(
      `update audit_log set after = '{"budget": 1}' where workspace_id = $1 and sequence = 2`,
      [world.scope.workspaceId],
    )
    expect(await verify()).toMatchObject({
      valid: false,
      firstBad: { sequence: 2, id: expect.any(String), reason: 'changed' },
    })
  })
})

/** With the keys of every object in their order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function sendText(path: string) {
  const response = await world.send('GET', path, { as: 'viewer' })
  return { headers: response.headers, text: await response.text() }
}
