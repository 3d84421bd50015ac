import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { type Answer, everyRecord } from '../../../scripts/ask-api.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { openTestDatabase } from '../../support/database.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { openWholeWorld, type WholeWorld } from '../../support/whole-world.ts'

const RECORDS = 1000
const EACH = { made: RECORDS, sources: RECORDS, converted: RECORDS }
let world: WholeWorld
let ruleId: string

const every = (path: string) => everyRecord(world.ask, path)
const makeRule = async () => {
  const { id } = await world.ask('POST', '/conversion/rules', {
    name: `Leads are customers ${Math.random()}`,
    sourceEntity: 'lead',
    targetEntity: 'customer',
    trigger: 'automatic',
    condition: 'source.status == "qualified"',
    mappings: [{ to: 'name', field: 'name' }],
    sourceChanges: [{ to: 'status', value: 'converted' }],
  })
  return String(id)
}
const makeLead = async (more: object = {}) =>
  String((await world.ask('POST', '/leads', { name: 'Dana', ...more })).id)
const customersOf = (leadId: string): Promise<Answer[]> => every(`/customers?leadId=${leadId}`)
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

/** The import of a file, then everything that follows from it. */
async function importLeads() {
  const lines = Array.from({ length: RECORDS }, (_, index) => `Imported ${index},qualified`)
  const file = ['name,status', ...lines].join('\n')
  const begun = Date.now()
  const answer = await world.send('POST', '/leads/import', file, { 'content-type': 'text/csv' })
  if (!answer.ok) throw new Error(await answer.text())
  const imported = Date.now()
  await world.settled()
  const ended = Date.now()
  console.info(
    `${RECORDS} leads imported in ${imported - begun} ms, converted by a rule ${ended - imported} ms after it:`,
    `${Math.round((RECORDS * 1000) / (ended - imported))} a second`,
  )
  const sources = (await every('/customers')).flatMap(({ leadId }) => leadId ?? [])
  const converted = await every('/leads?status=converted')
  return {
    made: sources.length,
    sources: new Set(sources).size,
    converted: converted.length,
  }
}

describe.skipIf(!hasPostgres())('automatic conversions on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase() })
    world = await openWholeWorld(database)
  }, 60_000)
  afterEach(() => world.ask('DELETE', `/conversion/rules/${ruleId}`).catch(() => undefined))
  afterAll(async () => {
    await world.close()
    await server.stop()
  })
  const told = async (type: string, subject: string) =>
    (
      await database.sql.query<{ count: number }>(
        'select count(*)::int as count from events where type = $1 and subject = $2',
        [type, subject],
      )
    )[0]?.count

  test('an import of 1,000 records ends with 1,000 conversions', async () => {
    ruleId = await makeRule()
    expect(await importLeads()).toEqual(EACH)
  }, 300_000)

  test('fifty changes of one record at once make one conversion', async () => {
    ruleId = await makeRule()
    const id = await makeLead()
    const context = { ...world.scope, actor: { type: 'user' as const, id: 'anna' }, source: 'test' }
    await times(50, (index) =>
      world.deps.inTenant(context, async (r) => {
        const before = await r.records.find(lead, id, { lock: true })
        const change = { version: before?.version, company: `Company ${index}` }
        const input = index === 7 ? { ...change, status: 'qualified' } : change
        await changeRecord(world.deps, r, context, lead, id, input, { internal: true })
      }),
    )
    await world.settled()
    expect(await customersOf(id)).toHaveLength(1)
    expect(await told('conversion.entity_converted', id)).toBe(1)
    expect(await told('conversion.failed', id)).toBe(0)
  }, 120_000)

  test('of the automatic conversion and ones by hand at the same time one happens, for each record (I13)', async () => {
    ruleId = await makeRule()
    const ids = await times(20, () => makeLead({ status: 'qualified' }))
    const byHand = ids.flatMap((sourceRecordId) =>
      Array.from({ length: 3 }, () =>
        world.send('POST', '/conversion/execute', { ruleId, sourceRecordId }),
      ),
    )
    const checks = ids.map((recordId) =>
      world.send('POST', '/triggers/check', { entityType: 'lead', recordId }),
    )
    await Promise.all([...byHand, ...checks])
    await world.settled()
    const made = await Promise.all(ids.map(customersOf))
    expect(made.map(({ length }) => length)).toEqual(ids.map(() => 1))
  }, 120_000)

  test('thirty deliveries of one match at once make one conversion', async () => {
    ruleId = await makeRule()
    const id = await makeLead({ status: 'qualified' })
    await world.settled()
    await world.repeat('conversion.auto_triggered', id, 30)
    await world.repeat('conversion.check_requested', id, 30)
    await world.settled()
    expect(await customersOf(id)).toHaveLength(1)
    expect(await told('conversion.entity_converted', id)).toBe(1)
    expect(await told('conversion.failed', id)).toBe(0)
  }, 120_000)
})

test('an import of 1,000 records ends with 1,000 conversions on PGlite too', async () => {
  world = await openWholeWorld(await openTestDatabase())
  ruleId = await makeRule()
  expect(await importLeads()).toEqual(EACH)
  await world.close()
}, 300_000)
