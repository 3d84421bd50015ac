// First, because it loads what makes schemas documentable.
import {
  countStatements,
  makeLeads,
  openSide,
  rowsOf,
  type Side,
} from './support/conversion-bench.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../db/open-database.ts'
import { newId } from '../tests/support/ids.ts'
import { hasPostgres, startPostgres } from '../tests/support/postgres.ts'
import { beginBulk, checkBulk } from '../workflows/conversion/bulk/begin-bulk.ts'
import { convertChunk } from '../workflows/conversion/bulk/convert-chunk.ts'
import { requestBulk } from '../workflows/conversion/bulk/request-bulk.ts'
import { requestChunks } from '../workflows/conversion/bulk/request-chunks.ts'
import { executeConversion } from '../workflows/conversion/execute/execute-conversion.ts'
import { convertOnMachine } from './support/convert-on-machine.ts'
import { insertSelect } from './support/insert-select.ts'
import { median, report, type Figure } from './support/report.ts'

// As main.ts does.
process.env = { ...process.env }

/**
 * 100,000 leads to customers and deals, in slices of 10,000, each converted in three ways that take turns on one
 * database, in a workspace each:
 *
 * a. Potok in bulk: from the request to the end, four chunks at once, by the work of its durable functions;
 * b. the floor: `INSERT … SELECT` of the same rows by hand (support/insert-select.ts says what it leaves out);
 * c. one at a time, in a loop, on a sample: the work of `POST /conversion/execute`, in a transaction per record,
 *    without HTTP around it.
 *
 * Events stay in the outbox: to deliver them costs the same on both sides. What is shown is the median of the
 * slices; at the end both sides must have written as many rows of every kind. The memory is that of a Potok
 * in a process of its own (`npm start`) that converts in bulk with everything: engine, relay and HTTP.
 *
 * CONVERSION_LEADS changes how many; CONVERSION_MACHINE how many the process of its own converts (20,000; 0: none).
 */
const LEADS = Number(process.env['CONVERSION_LEADS'] ?? 100_000)
const MACHINE = Number(process.env['CONVERSION_MACHINE'] ?? 20_000)
const SLICE = Math.min(10_000, Math.ceil(LEADS / 3))
const SAMPLE = 100
const AT_ONCE = 4
/** Per chunk of 100 records. */
const STATEMENTS = 25

async function inBulk({ deps, context, caller, rule }: Side, ids: string[]): Promise<void> {
  const { id: bulkId } = await deps.inTenant(context, (r) =>
    requestBulk(deps, r, context, caller, { ruleId: rule.id, ids }),
  )
  await checkBulk(deps, context, bulkId)
  await deps.inTenant(context, (r) => beginBulk(r, context, bulkId))
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    after = await deps.inTenant(context, (r) => requestChunks(r, context, { bulkId, after: from }))
  }
  const chunks = Array.from({ length: Math.ceil(ids.length / 100) }, (_, index) => index + 1)
  const worker = async () => {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
      await convertChunk(deps, context, { bulkId, chunk })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const end = await deps.inTenant(context, (r) => r.bulkConversions.find(bulkId))
  if (end?.status !== 'completed' || end.done !== ids.length) throw new Error('not converted')
}

async function oneAtATime({ deps, context, rule }: Side, ids: string[]): Promise<void> {
  for (const sourceRecordId of ids) {
    await executeConversion(deps, context, { ruleId: rule.id, sourceRecordId, type: 'manual' })
  }
}

async function rateOf(count: number, work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (count * 1000) / (performance.now() - begun)
}

async function measure(where: string, database: Database): Promise<Figure[]> {
  const [potok, floor, single] = [
    await openSide(database),
    await openSide(database),
    await openSide(database),
  ]
  // Warm: what is compiled once.
  await inBulk(potok, await makeLeads(potok, 500, 0))
  await oneAtATime(single, await makeLeads(single, 50, 0))
  const warm = await makeLeads(floor, 500, 0)
  const byHand = (ids: readonly string[]) =>
    insertSelect(database, {
      ...floor,
      ruleId: floor.rule.id,
      bulkId: newId(),
      first: ids[0] ?? '',
      last: ids.at(-1) ?? '',
    })
  await byHand(warm)
  // As autovacuum does within a minute: without statistics each look-up by id reads all rows of the tenant.
  await database.sql.script('analyze')

  const rates: Record<'bulk' | 'floor' | 'single', number[]> = { bulk: [], floor: [], single: [] }
  const statements = countStatements(database)
  let counted = 0
  for (let done = 0, round = 0; done < LEADS; done += SLICE, round += 1) {
    const count = Math.min(SLICE, LEADS - done)
    const ids = {
      bulk: await makeLeads(potok, count, done),
      floor: await makeLeads(floor, count, done),
      single: await makeLeads(single, SAMPLE, done),
    }
    const ways = {
      bulk: () => inBulk(potok, ids.bulk),
      floor: () => byHand(ids.floor),
      single: () => oneAtATime(single, ids.single),
    }
    const order = ['bulk', 'floor', 'single'] as const
    for (const way of round % 2 ? order : order.toReversed()) {
      const before = statements.count
      rates[way].push(await rateOf(ids[way].length, ways[way]))
      if (way === 'bulk') counted += statements.count - before
    }
  }
  const [written, expected] = [await rowsOf(database, potok), await rowsOf(database, floor)]
  if (JSON.stringify(written) !== JSON.stringify(expected)) {
    throw new Error(`not the same rows: ${JSON.stringify({ written, expected })}`)
  }
  const times = (of: 'floor' | 'single') =>
    median(rates.bulk.map((rate, index) => rate / (rates[of][index] ?? Number.NaN)))
  const figures: Figure[] = [
    { metric: `${where}_records_per_second`, value: median(rates.bulk), unit: 'records/s' },
    { metric: `${where}_insert_select`, value: median(rates.floor), unit: 'records/s' },
    { metric: `${where}_one_at_a_time`, value: median(rates.single), unit: 'records/s' },
    {
      metric: `${where}_share_of_insert_select`,
      value: times('floor'),
      unit: 'of by hand',
      target: 0.3,
    },
    { metric: `${where}_times_one_at_a_time`, value: times('single'), unit: 'times', target: 10 },
    {
      metric: `${where}_queries_per_1000`,
      value: (counted * 1000) / LEADS,
      unit: 'statements',
      target: STATEMENTS * 10,
      better: 'lower',
    },
  ]
  return figures
}

const folder = await mkdtemp(join(tmpdir(), 'potok-bench-'))
const pglite = await openDatabase({ dataDir: folder })
const figures = await measure('pglite', pglite)
await pglite.close()
await rm(folder, { recursive: true })
if (MACHINE > 0) figures.push(...(await convertOnMachine('pglite', MACHINE, {})))
if (hasPostgres()) {
  const server = await startPostgres()
  const database = await openDatabase({ url: await server.createDatabase() })
  figures.push(...(await measure('postgres', database)))
  await database.close()
  const environment = { DATABASE_URL: await server.createDatabase() }
  if (MACHINE > 0) figures.push(...(await convertOnMachine('postgres', MACHINE, environment)))
  await server.stop()
}
report('conversion', figures)
process.exit(0)
