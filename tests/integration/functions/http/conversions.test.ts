import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../../../workflows/access/permissions.ts'
import type { Database } from '../../../../db/open-database.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'

let database: Database
let api: ApiWorld
let ruleId: string
beforeAll(async () => {
  database = await openTestDatabase()
  api = await openApiWorld(database)
  const rule = await api.ask('POST', '/conversion/rules', {
    body: {
      name: 'Leads',
      sourceEntity: 'lead',
      targets: [
        {
          entity: 'customer',
          mappings: [
            { to: 'name', field: 'name' },
            { to: 'email', field: 'email' },
          ],
          existing: { action: 'fill', match: [{ field: 'email' }] },
        },
        { entity: 'deal', mappings: [{ to: 'title', field: 'name' }] },
      ],
      sourceChanges: [{ to: 'status', value: 'converted' }],
    },
  })
  if (rule.status !== 201) throw new Error(rule.text)
  ruleId = rule.body.id
})
afterAll(() => database.close())

let leads = 0
async function aLead(more: object = {}) {
  leads += 1
  const body = { name: 'Dana', email: `dana${leads}@example.kz`, ...more }
  return (await api.ask('POST', '/leads', { body })).body.id
}
const execute = (sourceRecordId: string, more: object = {}, headers = {}) =>
  api.ask('POST', '/conversion/execute', { body: { ruleId, sourceRecordId, ...more }, headers })

/** How many rows each table has. */
async function counts(): Promise<unknown> {
  const tables = await database.sql.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  return database.sql.query(
    tables.map(({ name }) => `select '${name}', count(*) from "${name}"`).join(' union all '),
  )
}

/** As a preview names records that are not there yet. */
const withoutIds = (changes: unknown, made: readonly Target[]) =>
  JSON.parse(JSON.stringify(changes), (_, value: unknown) => {
    const target = made.find(({ recordId }) => recordId === value && recordId !== null)
    return target ? `[new ${target.key}]` : value
  }) as unknown

interface Target {
  key: string
  recordId: string | null
  action: string
  changes: unknown
}

describe('conversions over HTTP', () => {
  it('shows before what executing does, and writes nothing for it (I14)', async () => {
    const sourceRecordId = await aLead()
    const before = await counts()
    const preview = await api.ask('POST', '/conversion/preview', {
      body: { ruleId: ruleId.toUpperCase(), sourceRecordId: sourceRecordId.toUpperCase() },
    })
    expect(await counts()).toEqual(before)
    expect(preview.body).toMatchObject({
      converts: true,
      refusal: null,
      sourceVersion: 1,
      sourceChanges: [{ field: 'status', before: 'new', after: 'converted' }],
      targets: [
        { key: 'customer', action: 'created', recordId: null },
        { key: 'deal', action: 'created', recordId: null },
      ],
    })

    const done = await execute(sourceRecordId, { sourceVersion: 1, performedBy: 'somebody else' })
    expect(done.status, done.text).toBe(201)
    const targets = done.body['targets'] as Target[]
    expect(done.body['targetRecordId']).toBe(targets[0]?.recordId)
    expect(done.body['sourceChanges']).toEqual(preview.body['sourceChanges'])
    expect(
      targets.map(({ key, action, changes }) => ({
        key,
        action,
        changes: withoutIds(changes, targets),
      })),
    ).toEqual(
      (preview.body['targets'] as Target[]).map(({ key, action, changes }) => ({
        key,
        action,
        changes,
      })),
    )
  })

  it('shows what a rule would do that is not kept', async () => {
    const sourceRecordId = await aLead()
    const rule = {
      name: 'Draft',
      sourceEntity: 'lead',
      targetEntity: 'customer',
      mappings: [{ to: 'name', expression: 'source.name + "!"' }],
    }
    const { body } = await api.ask('POST', '/conversion/preview', {
      body: { rule, sourceRecordId },
    })
    expect(body['targets']).toMatchObject([
      { changes: expect.arrayContaining([{ field: 'name', before: null, after: 'Dana!' }]) },
    ])
    const both = await api.ask('POST', '/conversion/preview', { body: { sourceRecordId } })
    expect(both.status).toBe(400)
  })

  it('names no ids of items that will never be', async () => {
    const items = [{ title: 'Desk', quantity: 2, unitPrice: 500 }]
    const source = await api.ask('POST', '/deals', { body: { title: 'Desks', items } })
    const rule = {
      name: 'Copy',
      sourceEntity: 'deal',
      targetEntity: 'deal',
      mappings: [
        { to: 'title', field: 'title' },
        { to: 'items', field: 'items' },
      ],
      existing: { action: 'create' },
    }
    const { body } = await api.ask('POST', '/conversion/preview', {
      body: { rule, sourceRecordId: source.body.id },
    })
    const item = expect.objectContaining({ id: '[new item]', title: 'Desk', quantity: 2 })
    expect(body['targets'], JSON.stringify(body)).toMatchObject([
      { changes: expect.arrayContaining([{ field: 'items', before: [], after: [item] }]) },
    ])
  })

  it('converts a record once, and leaves a note of each refusal (I13)', async () => {
    const sourceRecordId = await aLead()
    const first = await execute(sourceRecordId)
    const second = await execute(sourceRecordId)
    expect([first.status, second.status]).toEqual([201, 409])
    const trail = await api.ask('GET', `/audit/trail/${sourceRecordId}`)
    expect(trail.body.items.map(({ action, entity }) => [entity, action])).toEqual([
      ['lead', 'conversion_failed'],
      ['conversion', 'converted'],
      ['lead', 'status_changed'],
      ['lead', 'created'],
    ])
    expect(trail.body.items[0]?.['after']).toMatchObject({ errorCode: 'already_converted' })
    const preview = await api.ask('POST', '/conversion/preview', {
      body: { ruleId, sourceRecordId },
    })
    expect(preview.body).toMatchObject({
      converts: false,
      refusal: { code: 'already_converted' },
      targets: [],
    })
  })

  it('refuses a record at another version, and repeats the answer to a repeated request', async () => {
    const sourceRecordId = await aLead()
    const stale = await execute(sourceRecordId, { sourceVersion: 7 })
    expect(stale.status).toBe(409)
    expect(stale.body.errors).toEqual([{ field: 'sourceVersion', rule: 'is 1 now, not 7' }])
    const key = { 'idempotency-key': 'convert-once' }
    const first = await execute(sourceRecordId, {}, key)
    const again = await execute(sourceRecordId, {}, key)
    expect(first.status).toBe(201)
    expect(again.text).toBe(first.text)
    const trail = await api.ask('GET', `/audit/trail/${sourceRecordId}`)
    expect(trail.body.items.filter(({ action }) => action === 'conversion_failed')).toHaveLength(1)
  })

  it('is found by rule, record and status, page by page', async () => {
    const sourceRecordId = await aLead()
    const { body } = await execute(sourceRecordId)
    const [made] = body['targets'] as Target[]
    for (const recordId of [sourceRecordId, made?.recordId]) {
      const found = await api.ask('GET', `/conversion/conversions?recordId=${recordId}`)
      expect(found.body.items.map(({ id }) => id)).toEqual([body.id])
    }
    const page = await api.ask('GET', `/conversion/conversions?ruleId=${ruleId}&limit=1`)
    expect(page.body.items).toEqual([body])
    expect(page.body.nextCursor).toBe(body.id)
    const older = await api.ask('GET', `/conversion/conversions?limit=1&cursor=${body.id}`)
    expect(older.body.items[0]?.id).not.toBe(body.id)
    expect((await api.ask('GET', `/conversion/conversions/${body.id}`)).body).toEqual(body)
  })

  it('is taken back, which the trail of source and target and the log of conversions tell', async () => {
    const sourceRecordId = await aLead()
    const { body } = await execute(sourceRecordId)
    const [made] = body['targets'] as Target[]
    const undone = await api.ask('POST', `/conversion/conversions/${body.id}/undo`)
    expect(undone.status, undone.text).toBe(200)
    expect(undone.body).toMatchObject({ status: 'undone', undoneBy: expect.any(String) })
    expect((await api.ask('GET', `/leads/${sourceRecordId}`)).body['status']).toBe('new')

    const trail = await api.ask('GET', `/audit/trail/${made?.recordId}?limit=2`)
    const rest = await api.ask(
      'GET',
      `/audit/trail/${made?.recordId}?limit=2&cursor=${trail.body.nextCursor}`,
    )
    expect([...trail.body.items, ...rest.body.items].map(({ action }) => action)).toEqual([
      'undone',
      'deleted',
      'converted',
      'created',
    ])
    const rows = await database.inTenant(api.scope, (tx) =>
      tx.execute(`select event_type, rule_id, target_record_id, tenant_id from conversion_audit_logs
        where source_record_id = '${sourceRecordId}' order by sequence, target_record_id`),
    )
    expect(rows).toHaveLength(4)
    expect(rows).toContainEqual({
      event_type: 'conversion.undone',
      rule_id: ruleId,
      target_record_id: made?.recordId,
      tenant_id: api.scope.workspaceId,
    })
  })

  it('hides values of records that the caller may not read, and asks for the rights it uses', async () => {
    const without = (...names: string[]) =>
      [...PERMISSIONS.keys()].filter((name) => !names.includes(name))
    api.addCaller('no-customers', without('customers:read'))
    api.addCaller('no-deals', without('deals:create', 'deals:delete'))
    const sourceRecordId = await aLead()
    const refused = await api.ask('POST', '/conversion/execute', {
      body: { ruleId, sourceRecordId },
      as: 'no-deals',
    })
    expect([refused.status, refused.body['detail']]).toEqual([
      403,
      'This needs the permission deals:create',
    ])
    const { body } = await execute(sourceRecordId)
    const path = `/conversion/conversions/${body.id}`
    const seen = await api.ask('GET', path, { as: 'no-customers' })
    const [customer, deal] = seen.body['targets'] as Target[]
    expect(customer?.changes).toContainEqual({ field: 'name', before: null, after: '[hidden]' })
    expect(deal?.changes).toContainEqual({ field: 'title', before: null, after: 'Dana' })
    const undo = await api.ask('POST', `${path}/undo`, { as: 'no-deals' })
    expect(undo.status).toBe(403)
  })
})
