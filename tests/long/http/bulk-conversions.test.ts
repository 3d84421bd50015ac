import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiWorld, openApiWorld } from '../../support/api-world.ts'
import { conversionRule } from '../../../workflows/entities/conversion-rule.ts'
import { PERMISSIONS } from '../../../workflows/access/permissions.ts'
import { followUp, giveUp } from '../../../workflows/conversion/bulk/follow-up.ts'
import type { ConversionRule } from '../../../workflows/conversion/rules/rule.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { bulkWorld } from '../../support/bulk-world.ts'
import { openTestDatabase } from '../../support/database.ts'
import { newId } from '../../support/ids.ts'

let world: ApiWorld
let bulks: ReturnType<typeof bulkWorld>
let rule: ConversionRule
beforeAll(async () => {
  world = await openApiWorld(await openTestDatabase())
  bulks = bulkWorld(world)
  rule = await bulks.makeRule()
})
afterAll(() => world.database.close())

const ask = (body: object, more: object = {}) =>
  world.ask('POST', '/conversion/bulk', { body: { ruleId: rule.id, ...body }, ...more })
const read = async (id: string) => (await world.ask('GET', `/conversion/bulk/${id}`)).body
const runAll = async (id: string) => {
  for (const chunk of await bulks.start(id)) await bulks.convert(id, chunk)
  return read(id)
}
const report = async (id: string) =>
  (await world.ask('GET', `/conversion/bulk/${id}/report`)).text.trimEnd().split('\r\n')
const ended = async (id: string) =>
  (await bulks.eventsOf('conversion.bulk_completed')).filter(({ subject }) => subject === id)

describe('a conversion in bulk by ids', () => {
  test('converts each once, counts, and reports the others with their reasons', async () => {
    const [first = '', ...others] = await bulks.makeLeads(120, { bad: true })
    const [gone, strange] = [others.pop() ?? '', newId()]
    await world.ask('DELETE', `/leads/${gone}`)
    const ids = [first.toUpperCase(), first, ...others, gone, strange]
    const { status, body } = await ask({ ids })
    expect(status).toBe(202)
    expect(body).toMatchObject({ status: 'requested', total: 121, left: 121, ruleVersion: 1 })

    const over = await runAll(body.id)
    expect(over).toMatchObject({ status: 'completed', done: 107, failed: 14, left: 0 })
    expect(over['secondsLeft']).toBe(0)
    const lines = await report(body.id)
    expect(lines[0]).toBe('recordId,code,field,rule,error')
    expect(lines).toHaveLength(15)
    expect(lines.filter((line) => line.includes(',not_found,'))).toHaveLength(2)
    expect(lines.filter((line) => line.includes('customer.email'))).toHaveLength(12)
    // The reasons quote the records, so who may not read those gets none.
    world.addCaller('counter', ['conversion:read'])
    const blind = await world.ask('GET', `/conversion/bulk/${body.id}/report`, { as: 'counter' })
    expect(blind.text.split('\r\n')[1]).toMatch(/^[0-9a-f-]{36},\w+,,,\[hidden\]$/)
    expect(blind.text).not.toContain('customer.email')
    expect(await ended(body.id)).toMatchObject([
      { data: { status: 'completed', done: 107, failed: 14 } },
    ])
    const failed = await bulks.eventsOf('conversion.failed')
    expect(failed.filter(({ data }) => data['bulkId'] === body.id)).toHaveLength(14)

    // Chunks that come again change nothing.
    expect(await bulks.convert(body.id, 1)).toEqual({ skipped: true })
    expect(await bulks.start(body.id)).toHaveLength(2)
    expect(await read(body.id)).toMatchObject({ done: 107, failed: 14 })

    // Repaired, only the failed are converted again.
    for (const line of lines.filter((each) => each.includes('customer.email'))) {
      const [id = ''] = line.split(',')
      const patch = { version: 1, email: 'found@example.com' }
      expect((await world.ask('PATCH', `/leads/${id}`, { body: patch })).status).toBe(200)
    }
    const again = await world.ask('POST', `/conversion/bulk/${body.id}/retry`)
    expect(again.status).toBe(202)
    expect(again.body).toMatchObject({ retryOf: body.id, status: 'requested' })
    const retried = await runAll(again.body.id)
    expect(retried).toMatchObject({ status: 'completed', total: 14, done: 12, failed: 2 })
  })
})

describe('a conversion in bulk by a filter', () => {
  test('takes every record of the list, also beyond a page of it', async () => {
    await bulks.makeLeads(130, { source: 'instagram' })
    const { status, body } = await ask({ filter: { source: 'instagram', status: ['new'] } })
    expect(status).toBe(202)
    expect(await runAll(body.id)).toMatchObject({ status: 'completed', total: 130, done: 130 })
    const left = await ask({ filter: { source: 'instagram', status: 'new' } })
    expect(await runAll(left.body.id)).toMatchObject({ status: 'completed', total: 0 })
    expect(await ended(left.body.id)).toHaveLength(1)
  })

  test.each([
    [{ sauce: 'website' }, 'filter.sauce'],
    [{ 'budget[gte]': 'much' }, 'filter.budget[gte]'],
    [{ limit: 5 }, 'filter.limit'],
    [{ deleted: 'only' }, 'filter.deleted'],
  ])('refuses %j, naming the parameter', async (filter, field) => {
    const { status, body } = await ask({ filter })
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ field }])
  })
})

describe('what cannot be converted in bulk', () => {
  test.each([
    ['no ids', { ids: [] }],
    ['neither ids nor a filter', {}],
    ['both', { ids: [newId()], filter: {} }],
    ['ids that are none', { ids: ['1; drop table leads'] }],
    ['too many ids', { ids: Array.from({ length: 10_001 }, () => '1') }],
    ['nonsense', { ids: ['x'.repeat(900_000)] }],
  ])('%s', async (_, body) => {
    expect((await ask(body)).status).toBe(400)
  })

  test('by a rule that is unknown, or not active', async () => {
    expect((await ask({ ruleId: newId(), filter: {} })).status).toBe(404)
    const idle = await bulks.makeRule({ name: 'Idle', active: false })
    expect((await ask({ ruleId: idle.id, filter: {} })).status).toBe(409)
  })

  test('by who may not execute conversions, or not write the target', async () => {
    world.addCaller('reader', ['conversion:read', 'leads:read'])
    world.addCaller('clerk', ['conversion:execute', 'leads:read', 'customers:create'])
    expect((await ask({ filter: {} }, { as: 'reader' })).status).toBe(403)
    expect((await ask({ filter: {} }, { as: 'clerk' })).status).toBe(403)
  })
})

describe('while it runs', () => {
  test('who asked may lose the right: nothing more is converted (I23)', async () => {
    const ids = await bulks.makeLeads(101)
    world.addCaller('leaving', PERMISSIONS.keys())
    const { body } = await ask({ ids }, { as: 'leaving' })
    const [first = 0, second = 0] = await bulks.start(body.id)
    await bulks.convert(body.id, first)
    const leaving = await world.deps.authenticate('leaving')
    if (leaving === null) throw new Error('there is nobody')
    ;(leaving.permissions as Set<string>).delete('deals:create')
    expect(await bulks.convert(body.id, second)).toEqual({ done: 0, failed: 1 })
    expect(await read(body.id)).toMatchObject({ status: 'completed', done: 100, failed: 1 })
    expect((await report(body.id))[1]).toContain(',forbidden,')
  })

  test('a rule that is changed converts nothing more of it; a retry takes the new one', async () => {
    const changing = await bulks.makeRule({ name: 'Changing' })
    const ids = await bulks.makeLeads(101)
    const { body } = await ask({ ruleId: changing.id, ids })
    const [first = 0, second = 0] = await bulks.start(body.id)
    await bulks.convert(body.id, first)
    const context = { ...world.scope, actor: { type: 'user' as const, id: 'x' }, source: 'test' }
    await world.deps.inTenant(context, (r) =>
      changeRecord(
        world.deps,
        r,
        context,
        conversionRule,
        changing.id,
        { version: changing.version, description: 'another' },
        { internal: true },
      ),
    )
    await bulks.convert(body.id, second)
    expect(await read(body.id)).toMatchObject({ status: 'completed', done: 100, failed: 1 })
    expect((await report(body.id))[1]).toContain(',rule_changed,')
    const again = await world.ask('POST', `/conversion/bulk/${body.id}/retry`)
    expect(await runAll(again.body.id)).toMatchObject({ status: 'completed', done: 1, failed: 0 })
  })

  test('it is cancelled once: what is done stays, what has not begun does nothing', async () => {
    const ids = await bulks.makeLeads(101)
    const { body } = await ask({ ids })
    const [first = 0, second = 0] = await bulks.start(body.id)
    await bulks.convert(body.id, first)
    const cancels = await Promise.all(
      Array.from({ length: 5 }, () => world.ask('POST', `/conversion/bulk/${body.id}/cancel`)),
    )
    expect(cancels.map(({ status }) => status).toSorted()).toEqual([202, 409, 409, 409, 409])
    expect(await bulks.convert(body.id, second)).toEqual({ skipped: true })
    expect(await read(body.id)).toMatchObject({ status: 'cancelled', done: 100, left: 1 })
    expect(await ended(body.id)).toMatchObject([{ data: { status: 'cancelled', done: 100 } }])
    expect((await world.ask('POST', `/conversion/bulk/${body.id}/retry`)).status).toBe(409)
  })

  test('two last chunks at once complete it once', async () => {
    const ids = await bulks.makeLeads(200)
    const { body } = await ask({ ids })
    const chunks = await bulks.start(body.id)
    await Promise.all([...chunks, ...chunks].map((chunk) => bulks.convert(body.id, chunk)))
    expect(await read(body.id)).toMatchObject({ status: 'completed', done: 200 })
    expect(await ended(body.id)).toHaveLength(1)
  })

  test('chunks that were lost are asked for again, and given up in the end', async () => {
    const ids = await bulks.makeLeads(101)
    const { body } = await ask({ ids })
    await bulks.start(body.id)
    const { deps, scope } = world
    const context = { ...scope, actor: { type: 'user' as const, id: 'x' }, source: 'test' }
    const look = (leftBefore: number | null) =>
      followUp(deps, context, { bulkId: body.id, leftBefore })
    const asked = async () =>
      (await bulks.eventsOf('conversion.chunk_requested')).filter(
        ({ subject }) => subject === body.id,
      ).length
    expect([await look(null), await asked()]).toEqual([101, 2])
    expect([await look(101), await asked()]).toEqual([101, 4])
    await bulks.convert(body.id, 1)
    expect([await look(101), await asked()]).toEqual([1, 4])
    await giveUp(deps, context, body.id)
    expect(await read(body.id)).toMatchObject({ status: 'completed', done: 100, failed: 1 })
    expect(await look(1)).toBeNull()
  })

  test('its stream tells the end, and ends', async () => {
    const { items } = (await world.ask('GET', '/conversion/bulk?limit=1')).body
    const id = items[0]?.id ?? ''
    const { text, headers } = await world.ask('GET', `/conversion/bulk/${id}/stream`)
    expect(headers.get('content-type')).toContain('text/event-stream')
    expect(text).toContain('event: completed')
    const missing = await world.ask('GET', `/conversion/bulk/${newId()}/stream`)
    expect(missing.status).toBe(404)
  })
})
