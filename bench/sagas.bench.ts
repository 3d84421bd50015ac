import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '../db/open-database.ts'
import { tenantSetup } from '../db/tenant.ts'
import { openTestDatabase } from '../tests/support/database.ts'
import { newId } from '../tests/support/ids.ts'
import { hasPostgres, startPostgres } from '../tests/support/postgres.ts'
import { dealWonSaga } from '../workflows/sales/deal-won-saga.ts'
import { winDeal } from '../workflows/sales/win-deal.ts'
import { median, percentile, report, type Figure } from './support/report.ts'
import { openWholeWorld, type WholeWorld } from '../tests/support/whole-world.ts'
import { createDeals } from './support/create-deals.ts'

// As main.ts does.
process.env = { ...process.env }

/**
 * Won deals, from `POST /deals/{id}/win` to the commit of the saga's last step, eight at once, against the
 * floor: the same rules and the same statements for each deal in one plain transaction, without a saga, an
 * engine or HTTP. Both take turns; what is shown is the median of the rounds.
 *
 * SAGA_DEALS deals a round (60); SAGA_MEMORY sagas for the memory (1,000; 0 leaves it out). Ten thousand
 * take longer than five minutes on two cores: SAGA_MEMORY=10000 npm run bench -- sagas
 */
const ROUNDS = 5
const DEALS = Number(process.env['SAGA_DEALS'] ?? 60)
const MEMORY = Number(process.env['SAGA_MEMORY'] ?? 1_000)
const AT_ONCE = 8

const withDeals = async (world: WholeWorld) => ({
  ...world,
  prepareDeals: await createDeals(world.ask),
})
type World = Awaited<ReturnType<typeof withDeals>>

interface Round {
  /** Deals a second. */
  rate: number
  /** Milliseconds from the request to the commit. */
  times: number[]
}

async function atOnce(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  const queue = [...ids]
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) await work(id)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** When the last step of each saga was committed, in milliseconds since 1970. */
async function committed(
  database: Database,
  { scope }: World,
  ids: readonly string[],
): Promise<Map<string, number>> {
  for (;;) {
    const rows = await database.sql.transaction(
      (tx) =>
        tx.query<{ id: string; status: string; at: number | null }>(
          `select id, status, extract(epoch from finished_at) * 1000 as at from sagas
           where id = any($1) and finished_at is not null`,
          [ids],
        ),
      { setup: tenantSetup(scope) },
    )
    const failed = rows.find(({ status }) => status !== 'completed')
    if (failed) throw new Error(`the saga ${failed.id} is ${failed.status}`)
    if (rows.length === ids.length) return new Map(rows.map(({ id, at }) => [id, Number(at)]))
    await sleep(20)
  }
}

async function sagas(world: World, database: Database): Promise<Round> {
  const ids = await world.prepareDeals(DEALS)
  const asked = new Map<string, number>()
  const begun = Date.now()
  await atOnce(ids, async (id) => {
    asked.set(id, Date.now())
    await world.ask('POST', `/deals/${id}/win`)
  })
  const ended = await committed(database, world, ids)
  const last = Math.max(...ended.values())
  return {
    rate: (ids.length * 1000) / (last - begun),
    times: ids.map((id) => (ended.get(id) ?? 0) - (asked.get(id) ?? 0)),
  }
}

async function floor({ deps, prepareDeals, scope }: World): Promise<Round> {
  const ids = await prepareDeals(DEALS)
  const times: number[] = []
  const begun = performance.now()
  await atOnce(ids, async (dealId) => {
    const from = performance.now()
    const context = {
      ...scope,
      actor: { type: 'system' as const, id: 'bench' },
      correlationId: newId(),
      causationId: newId(),
      source: 'bench',
    }
    await deps.inTenant(context, async (r) => {
      await winDeal(deps, r, context, dealId)
      await dealWonSaga.body({
        deps,
        context,
        sagaId: dealId,
        input: { dealId },
        run: async (_, step) => step.do(r, (await step.call?.()) as never),
        finish: async (_, step) => step.do(r, (await step.call?.()) as never),
        tell: async () => {},
        wait: async () => {},
      })
    })
    times.push(performance.now() - from)
  })
  return { rate: (ids.length * 1000) / (performance.now() - begun), times }
}

async function measure(where: string, open: () => Promise<Database>): Promise<Figure[]> {
  const database = await open()
  const world = await withDeals(await openWholeWorld(database))
  const plain = await withDeals(await openWholeWorld(await open(), { engine: false }))
  const rounds: Record<'saga' | 'plain', Round[]> = { saga: [], plain: [] }
  const run = { saga: () => sagas(world, database), plain: () => floor(plain) }
  let calls = 0
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const side of round % 2 ? (['saga', 'plain'] as const) : (['plain', 'saga'] as const)) {
      const result = await run[side]()
      // The first round warms up.
      if (round > 0) rounds[side].push(result)
      else calls = world.calls.dealWon
    }
  }
  const sagaCalls = (world.calls.dealWon - calls) / (ROUNDS * DEALS)
  const rates = (side: 'saga' | 'plain') => rounds[side].map(({ rate }) => rate)
  const times = (side: 'saga' | 'plain') => rounds[side].flatMap(({ times }) => times)
  const figures: Figure[] = [
    { metric: `${where}_sagas`, value: median(rates('saga')), unit: 'sagas/s' },
    { metric: `${where}_saga_p50`, value: percentile(times('saga'), 50), unit: 'ms' },
    { metric: `${where}_saga_p99`, value: percentile(times('saga'), 99), unit: 'ms' },
    {
      metric: `${where}_calls_per_saga`,
      value: sagaCalls,
      unit: 'HTTP calls',
      target: 2,
      better: 'lower',
    },
    { metric: `${where}_plain`, value: median(rates('plain')), unit: 'deals/s' },
    { metric: `${where}_plain_p50`, value: percentile(times('plain'), 50), unit: 'ms' },
    {
      metric: `${where}_ratio`,
      value: median(
        rates('saga').map((rate, index) => rate / (rates('plain')[index] ?? Number.NaN)),
      ),
      unit: 'of plain',
    },
  ]
  await plain.close()
  if (where === 'pglite' && MEMORY > 0) figures.push(...(await memory(world, database)))
  await world.close()
  return figures
}

/** What is in use after a fifth of the sagas, and after all of them. */
async function memory(world: World, database: Database): Promise<Figure[]> {
  const inUse = async (sagas: number) => {
    for (let done = 0; done < sagas; done += 100) {
      const ids = await world.prepareDeals(100)
      await atOnce(ids, async (id) => void (await world.ask('POST', `/deals/${id}/win`)))
      await committed(database, world, ids)
    }
    globalThis.gc?.()
    await sleep(200)
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 }
  }
  const early = await inUse(MEMORY / 5)
  const late = await inUse((MEMORY * 4) / 5)
  const [few, many] = [MEMORY / 5, MEMORY].map((count) => `${count}_sagas`)
  return [
    { metric: `heap_after_${few}`, value: early.heap, unit: 'MiB' },
    { metric: `heap_after_${many}`, value: late.heap, unit: 'MiB' },
    {
      metric: 'heap_growth',
      value: late.heap / early.heap,
      unit: 'times',
      target: 1.2,
      better: 'lower',
    },
    { metric: `rss_after_${few}`, value: early.rss, unit: 'MiB' },
    { metric: `rss_after_${many}`, value: late.rss, unit: 'MiB' },
  ]
}

const figures = await measure('pglite', openTestDatabase)
if (hasPostgres()) {
  const server = await startPostgres()
  const open = async () => openDatabase({ url: await server.createDatabase() })
  figures.push(...(await measure('postgres', open)))
  await server.stop()
}
report('sagas', figures)
process.exit(0)
