import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await openApiWorld(await openTestDatabase())
})
afterAll(() => world.database.close())

const name = { to: 'name', field: 'name' }
let made = 0
const rule = (more: object = {}) => ({
  name: `Rule ${made++}`,
  sourceEntity: 'lead',
  targetEntity: 'customer',
  mappings: [name],
  ...more,
})
const make = async (more: object = {}, call: object = {}) =>
  world.ask('POST', '/conversion/rules', { body: rule(more), ...call })
const at = (id: string, path = '') => `/conversion/rules/${id}${path}`
const told = (type: string) =>
  world.database.sql.query<{ data: Record<string, unknown> }>(
    'select data from events where type = $1 order by time',
    [type],
  )

describe('conversion rules over HTTP', () => {
  test('are made complete, read, listed and told of', async () => {
    const { status, body, headers } = await make({
      mappings: undefined,
      fieldMappings: [name, { to: 'email', field: 'email' }],
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1${at(body.id)}`)
    expect(body).toMatchObject({
      version: 1,
      targetEntity: 'customer',
      trigger: 'manual',
      targets: [{ key: 'customer', existing: { action: 'link', match: [{ field: 'email' }] } }],
    })
    expect((await world.ask('GET', at(body.id))).body).toEqual(body)
    const list = await world.ask('GET', '/conversion/rules?sourceEntity=lead')
    expect(list.body.items.map(({ id }) => id)).toContain(body.id)
    const events = await told('conversion.rule_created')
    expect(events.at(-1)?.data).toMatchObject({ ruleId: body.id, targetEntities: ['customer'] })
  })

  test('are refused with the place of the mapping', async () => {
    const { status, body } = await make({ mappings: [name, { to: 'email', field: 'mail' }] })
    expect(status).toBe(400)
    expect(body.errors).toEqual([
      { field: 'mappings[1].field', rule: 'mail is not a field of the lead' },
    ])
    const several = await make({
      targetEntity: undefined,
      mappings: undefined,
      targets: [{ entity: 'customer', mappings: [{ to: 'name', expression: 'source.x' }] }],
    })
    expect(several.body.errors[0]?.field).toBe('targets[0].mappings[0].expression')
    const both = await make({ targets: [{ entity: 'customer', mappings: [name] }] })
    expect(both.body.errors.map(({ field }) => field)).toEqual(['targetEntity', 'mappings'])
  })

  test('are checked without being saved', async () => {
    const good = await world.ask('POST', at('check'), { body: rule() })
    expect(good).toMatchObject({ status: 200, body: { valid: true, errors: [] } })
    const bad = await world.ask('POST', at('check'), { body: rule({ mappings: [] }) })
    expect(bad.body).toMatchObject({ valid: false, rule: { targets: [{ key: 'customer' }] } })
    expect(bad.body.errors).toEqual([
      { field: 'mappings', rule: 'must map name, which a customer needs' },
    ])
  })

  test('change by version, each of which stays to be read', async () => {
    const { body } = await make()
    const mappings = [name, { to: 'phone', field: 'phone' }]
    const changed = await world.ask('PATCH', at(body.id), { body: { version: 1, mappings } })
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } })
    const stale = await world.ask('PATCH', at(body.id), { body: { version: 1, mappings } })
    expect(stale.status).toBe(409)
    const broken = { version: 2, mappings: [{ to: 'name', field: 'gone' }] }
    const refused = await world.ask('PATCH', at(body.id), { body: broken })
    expect(refused.body.errors[0]?.field).toBe('mappings[0].field')
    const off = await world.ask('PATCH', at(body.id), { body: { version: 2, active: false } })
    expect(off.body).toMatchObject({ version: 3, active: false })
    const same = await world.ask('PATCH', at(body.id), { body: { version: 3, active: false } })
    expect(same.body).toMatchObject({ version: 3 })

    const first = await world.ask('GET', at(body.id, '/versions?limit=2'))
    expect(first.body.items.map(({ version }) => version)).toEqual([3, 2])
    const rest = await world.ask('GET', at(body.id, `/versions?cursor=${first.body.nextCursor}`))
    expect(rest.body).toMatchObject({ items: [{ version: 1 }], nextCursor: null })
    const one = await world.ask('GET', at(body.id, '/versions/1'))
    expect(one.body['definition']).toMatchObject({ targets: [{ key: 'customer' }] })
    expect((await world.ask('GET', at(body.id, '/versions/9'))).status).toBe(404)
  })

  test('a name is had by one rule', async () => {
    const { body } = await make()
    const again = await make({ name: body['name'] })
    expect(again.status).toBe(409)
  })

  test('are deleted, and their versions stay', async () => {
    const { body } = await make()
    expect((await world.ask('DELETE', at(body.id, '?version=7'))).status).toBe(409)
    expect((await world.ask('DELETE', at(body.id))).status).toBe(200)
    expect((await world.ask('GET', at(body.id))).status).toBe(404)
    expect((await world.ask('DELETE', at(body.id))).status).toBe(404)
    expect((await world.ask('GET', at(body.id, '/versions/1'))).status).toBe(200)
  })

  test('give nobody more than they have', async () => {
    const ruling = ['conversion:create', 'conversion:read']
    world.addCaller('ruler', ruling)
    world.addCaller('reader', [...ruling, 'leads:read'])
    world.addCaller('maker', [...ruling, 'leads:read', 'customers:create'])
    const missing = async (as: string, more: object = {}) => {
      const { status, body } = await make(more, { as })
      return status === 403 ? String(body['detail']) : status
    }
    expect(await missing('ruler')).toMatch(/leads:read/)
    expect(await missing('reader')).toMatch(/customers:create/)
    expect(await missing('maker')).toBe(201)
    const fill = {
      existing: { action: 'fill', match: [{ field: 'email' }] },
      mappings: [name, { to: 'email', field: 'email' }],
    }
    expect(await missing('maker', fill)).toMatch(/customers:update/)
    const sourceChanges = [{ to: 'status', value: 'converted' }]
    expect(await missing('maker', { sourceChanges })).toMatch(/leads:update/)
    const drafted = await world.ask('POST', at('check'), { body: rule(), as: 'reader' })
    expect(drafted.status).toBe(403)
  })

  test('that do not hold any more can be switched off', async () => {
    const field = { entity: 'lead', key: 'town', label: 'Town', type: 'text' }
    const definition = await world.ask('POST', '/custom-fields', { body: field })
    const mappings = [name, { to: 'notes', field: 'customFields.town' }]
    const { body } = await make({ mappings })
    await world.ask('DELETE', `/custom-fields/${definition.body.id}`)
    const change = { version: 1, description: 'As before', condition: 'source.name != "x"' }
    const refused = await world.ask('PATCH', at(body.id), { body: change })
    expect(refused.body.errors[0]?.rule).toMatch(/town is not a custom field of the lead/)
    const off = await world.ask('PATCH', at(body.id), { body: { version: 1, active: false } })
    expect(off).toMatchObject({ status: 200, body: { active: false } })
  })

  test('that are not there are not found', async () => {
    const id = newId()
    expect((await world.ask('PATCH', at(id), { body: { version: 1 } })).status).toBe(404)
    expect((await world.ask('GET', at(id, '/versions'))).status).toBe(404)
  })
})
