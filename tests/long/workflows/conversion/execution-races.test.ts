import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../db/open-database.ts'
import { customer } from '../../../../workflows/entities/customer.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { changeRecord } from '../../../../workflows/registry/change-record.ts'
import { createRecords } from '../../../../workflows/registry/create-records.ts'
import type { AnyEntity } from '../../../../workflows/registry/entity.ts'
import { errorCode } from '../../../../workflows/shared/errors.ts'
import { openConversionWorld } from '../../../support/conversion-world.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../../support/postgres.ts'

type Workspace = Awaited<ReturnType<Awaited<ReturnType<typeof openConversionWorld>>['open']>>

describe.skipIf(!hasPostgres())('conversions that race on a real PostgreSQL', () => {
  let server: PostgresServer
  let world: Awaited<ReturnType<typeof openConversionWorld>>

  beforeAll(async () => {
    server = await startPostgres()
    world = await openConversionWorld(await openDatabase({ url: await server.createDatabase() }))
  }, 60_000)
  afterAll(async () => {
    await world.close()
    await server.stop()
  })

  const email = 'dana@example.kz'
  const toCustomer = (there: Workspace, more: object = {}) =>
    there.makeRule({
      targetEntity: 'customer',
      mappings: ['name', 'email', 'telegramUserId'].map((field) => ({ to: field, field })),
      existing: { action: 'link', match: [{ field: 'email' }] },
      sourceChanges: [{ to: 'status', value: 'converted' }],
      ...more,
    })
  const toDeal = (there: Workspace) =>
    there.makeRule({ targetEntity: 'deal', mappings: [{ to: 'title', field: 'name' }] })
  /** How each ended: `done`, or the code of its error. */
  const ends = async (all: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(all)
    const codes = settled.map((one) =>
      one.status === 'fulfilled' ? 'done' : errorCode(one.reason),
    )
    return Object.fromEntries(
      [...Map.groupBy(codes, (code) => code)].map(([k, v]) => [k, v.length]),
    )
  }
  const times = <T>(count: number, work: (n: number) => Promise<T>) =>
    Array.from({ length: count }, (_, n) => work(n))
  const events = (there: Workspace, type: string) =>
    world.database.inTenant(there.scope, (tx) =>
      tx.execute(`select id from events where type = '${type}'`),
    )
  const many = (there: Workspace, inputs: readonly object[]) =>
    there.within(async (r) => {
      const made = await createRecords(world.deps, r, there.context, lead, inputs)
      return made.flatMap(({ id }) => id ?? [])
    })
  const change = (there: Workspace, entity: AnyEntity, id: string, input: object) =>
    there.within((r) => changeRecord(world.deps, r, there.context, entity, id, input))

  it('a hundred executions for one record make one conversion (I13)', async () => {
    const there = await world.open()
    const [one, other] = [await toCustomer(there), await toCustomer(there)]
    const source = await there.lead({ name: 'Dana', email })
    const all = times(100, (n) => there.convert(n % 2 === 0 ? one.id : other.id, source.id))
    expect(await ends(all)).toEqual({ done: 1, conflict: 99 })
    expect(await there.all(customer)).toHaveLength(1)
    expect(await events(there, 'conversion.entity_converted')).toHaveLength(1)
    expect(await events(there, 'conversion.failed')).toHaveLength(99)
    expect(await there.find(lead, source.id)).toMatchObject({ version: 2 })
  }, 120_000)

  it('rules to different entities do not stand in each other’s way', async () => {
    const there = await world.open()
    const [customers, deals] = [await toCustomer(there), await toDeal(there)]
    const source = await there.lead({ name: 'Dana', email })
    const all = times(40, (n) => there.convert(n % 2 === 0 ? customers.id : deals.id, source.id))
    expect(await ends(all)).toEqual({ done: 2, conflict: 38 })
    expect(await there.all(customer)).toHaveLength(1)
    expect(await there.all(deal)).toHaveLength(1)
  }, 60_000)

  it('batches that overlap convert each record once, and break no unique key', async () => {
    const there = await world.open()
    const rule = await toCustomer(there)
    const ids = await many(
      there,
      Array.from({ length: 60 }, (_, n) => ({ name: `L${n}`, telegramUserId: String(n % 30) })),
    )
    const batches = times(6, (n) => there.convertAll(rule.id, ids.slice(n * 10, n * 10 + 30)))
    const outcomes = (await Promise.all(batches)).flat()
    const converted = outcomes.filter(({ status }) => status === 'converted')
    expect(new Set(converted.map(({ recordId }) => recordId)).size).toBe(converted.length)
    expect(converted).toHaveLength(30)
    expect(await there.all(customer)).toHaveLength(30)
    const codes = outcomes.map((one) => (one.status === 'refused' ? one.code : 'converted'))
    expect(new Set(codes)).toEqual(new Set(['converted', 'already_converted', 'conflict']))
  }, 60_000)

  it.each([
    ['an equal e-mail address', [{ field: 'email' }]],
    ['an alike name', [{ field: 'name', similarity: 0.85 }]],
  ])(
    'records that look for the same by %s make it once',
    async (_, match) => {
      const there = await world.open()
      const link = await toCustomer(there, { existing: { action: 'link', match } })
      const same = Array.from({ length: 24 }, () => ({ name: 'ТОО «Пчёлка»', email }))
      const ids = await many(there, same)
      const singles = ids.slice(0, 12).map((id) => there.convert(link.id, id))
      const batch = there.convertAll(link.id, ids.slice(12))
      expect(await ends([...singles, batch])).toEqual({ done: 13 })
      expect((await batch).every(({ status }) => status === 'converted')).toBe(true)
      expect(await there.all(customer)).toHaveLength(1)

      const refuse = await toCustomer(there, { existing: { action: 'refuse', match } })
      const late = await many(
        there,
        same.map((input) => ({ ...input, name: 'Северный ветер', email: 'new@example.kz' })),
      )
      expect(await ends(late.map((id) => there.convert(refuse.id, id)))).toEqual({
        done: 1,
        conflict: 23,
      })
      expect(await there.all(customer)).toHaveLength(2)
    },
    60_000,
  )

  it('undoing many times at once is undoing once', async () => {
    const there = await world.open()
    const rule = await toCustomer(there)
    const source = await there.lead({ name: 'Dana', email })
    const { id } = await there.convert(rule.id, source.id)
    expect(await ends(times(30, () => there.undo(id)))).toEqual({ done: 30 })
    expect(await there.find(lead, source.id)).toMatchObject({ status: 'new', version: 3 })
    expect(await events(there, 'conversion.undone')).toHaveLength(1)
    expect(await there.all(customer)).toEqual([])
  }, 60_000)

  it('an undo and a change of the target: one of them is refused (I16)', async () => {
    const there = await world.open()
    const rule = await toCustomer(there)
    for (let round = 0; round < 20; round += 1) {
      const source = await there.lead({ name: 'Dana', email: `${round}@example.kz` })
      const conversion = await there.convert(rule.id, source.id)
      const made = conversion.targets[0]?.recordId ?? ''
      const both = [
        there.undo(conversion.id),
        change(there, customer, made, { version: 1, notes: 'Mine' }),
      ]
      const [undo, changed] = await Promise.allSettled(round % 2 ? both : both.toReversed()).then(
        (ended) => (round % 2 ? ended : ended.toReversed()),
      )
      expect([undo?.status, changed?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
      const left = await there.find(customer, made)
      if (changed?.status === 'fulfilled') expect(left).toMatchObject({ notes: 'Mine' })
      else expect(left).toBeNull()
    }
  }, 60_000)

  it('converting and undoing over and over leaves one conversion or none', async () => {
    const there = await world.open()
    const rule = await toCustomer(there)
    const source = await there.lead({ name: 'Dana', email })
    const again = async () => {
      const { id } = await there.convert(rule.id, source.id)
      await there.undo(id)
    }
    for (let round = 0; round < 10; round += 1) await Promise.allSettled(times(5, again))
    expect(await there.all(customer)).toEqual([])
    expect(await there.find(lead, source.id)).toMatchObject({ status: 'new' })
    await there.convert(rule.id, source.id)
    expect(await there.all(customer)).toHaveLength(1)
  }, 60_000)
})
