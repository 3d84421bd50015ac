import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { PERMISSIONS } from '../../../../workflows/access/permissions.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { createTenant } from '../../../support/tenant.ts'

const MINUTE = 60_000

describe('the schema of an entity', () => {
  let database: Database
  let world: ApiWorld
  let now = Date.parse('2026-03-01T09:00:00Z')

  beforeAll(async () => {
    database = await openTestDatabase()
    world = await openApiWorld(database, { clock: { now: () => now } })
    world.addCaller('reader', ['schema:read'])
    world.addCaller('other', PERMISSIONS.keys(), await createTenant(database))
    await world.ask('POST', '/custom-fields', {
      body: { entity: 'lead', key: 'city', type: 'text', label: 'Город' },
    })
    for (const [name, city] of [
      ['Aigerim', 'Almaty'],
      ['Timur', 'Astana'],
      ['Olga', 'Almaty'],
      ['x'.repeat(150), null],
    ] as const) {
      await world.ask('POST', '/leads', {
        body: { name, ...(city ? { customFields: { city } } : {}), budget: 500_000 },
      })
    }
  })
  afterAll(() => database.close())

  const analyze = async (entity: string, as = 'owner') => {
    const { status, body } = await world.ask('GET', `/schema/analyze/${entity}`, { as })
    const fields = (body['fields'] ?? []) as Record<string, unknown>[]
    return { status, body, of: (name: string) => fields.find((field) => field['name'] === name) }
  }
  const published = async () => {
    const { events } = await world.deps.eventReader.read({ limit: 1000, scope: world.scope })
    return events.filter(({ type }) => type === 'schema.analyzed').length
  }

  test('is read from the catalog of the database and the declaration', async () => {
    const { status, body, of } = await analyze('lead')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      entityType: 'lead',
      rows: 4,
      lastAnalyzed: '2026-03-01T09:00:00.000Z',
    })
    expect(of('name')).toMatchObject({
      label: 'Name',
      kind: 'text',
      databaseType: 'text',
      nullable: false,
      required: true,
      limits: { maxLength: 200 },
      fillRate: 1,
    })
    expect(of('currency')).toMatchObject({ databaseType: 'character(3)', kind: 'currency' })
    expect(of('ownerId')).toMatchObject({ references: 'employee', indexed: true, nullable: true })
    expect(of('source')).toMatchObject({
      limits: { options: expect.arrayContaining(['telegram']) },
    })
    expect(of('id')).toMatchObject({ primaryKey: true, unique: true, readOnly: true })
    expect(of('email')).toMatchObject({ indexed: true, fillRate: 0, samples: [] })
    expect((body['fields'] as { name: string }[]).map(({ name }) => name)).not.toContain(
      'workspace_id',
    )
  })

  test('has custom fields, and samples from the newest, cut to 100 characters', async () => {
    const { of } = await analyze('leads')
    expect(of('customFields.city')).toMatchObject({
      label: 'Город',
      kind: 'text',
      databaseType: 'jsonb',
      custom: true,
      samples: ['Almaty', 'Astana'],
      fillRate: 0.75,
    })
    expect(of('name')?.['samples']).toEqual(['x'.repeat(100), 'Olga', 'Timur', 'Aigerim'])
  })

  test('has items, and knows what is unique', async () => {
    const deal = await analyze('deals')
    expect(deal.of('items.quantity')).toMatchObject({
      kind: 'quantity',
      databaseType: 'numeric(16,3)',
    })
    expect((await analyze('customer')).of('taxId')).toMatchObject({ unique: true, indexed: true })
  })

  test('shows nothing of encrypted fields but how many have them', async () => {
    const { status } = await world.ask('POST', '/employees', {
      body: { name: 'Dana', iban: 'KZ86125KZT5004100100', hiredOn: '2024-01-01' },
    })
    expect(status).toBe(201)
    const { body, of } = await analyze('employees')
    expect(of('iban')).toMatchObject({ encrypted: true, samples: [], fillRate: 1 })
    expect(of('nationalId')).toMatchObject({ encrypted: true, samples: [], fillRate: 0 })
    expect(JSON.stringify(body)).not.toContain('KZ86125')
  })

  test('is kept for 300 seconds, and told once (I17)', async () => {
    await analyze('suppliers')
    const before = await published()
    now += 5 * MINUTE - 1
    const { body } = await analyze('suppliers')
    expect(await published()).toBe(before)
    now += 1
    const fresh = await analyze('suppliers')
    expect(await published()).toBe(before + 1)
    expect(fresh.body['lastAnalyzed']).not.toBe(body['lastAnalyzed'])
  })

  test('is kept for each tenant by itself (I17)', async () => {
    await analyze('lead')
    const { status, body, of } = await analyze('lead', 'other')
    expect(status).toBe(200)
    expect(body['rows']).toBe(0)
    expect(of('customFields.city')).toBeUndefined()
  })

  test('follows a change of custom fields at once', async () => {
    await analyze('lead')
    await world.ask('POST', '/custom-fields', {
      body: { entity: 'lead', key: 'size', type: 'number', label: 'Размер' },
    })
    expect((await analyze('lead')).of('customFields.size')).toMatchObject({ kind: 'integer' })
  })

  test('is for who may read the records, and there for entities only', async () => {
    expect((await analyze('leads', 'reader')).status).toBe(403)
    expect((await analyze('nothing')).status).toBe(404)
    expect((await analyze('price-lists')).status).toBe(200)
    expect((await analyze('price_list')).status).toBe(200)
  })
})
