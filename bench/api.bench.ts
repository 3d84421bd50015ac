import { openDatabase, type Database } from '../db/open-database.ts'
import { openTestDatabase } from '../tests/support/database.ts'
import { openApi } from '../tests/support/open-api.ts'
import { hasPostgres, startPostgres } from '../tests/support/postgres.ts'
import { createTenant } from '../tests/support/tenant.ts'
import { bareLeads } from './support/bare-leads.ts'
import { median, percentile, report, type Figure } from './support/report.ts'

// As main.ts does.
process.env = { ...process.env }

/**
 * Create, read and list leads, in process (`app.fetch`, no sockets), against a bare Hono handler with the
 * same statements in the same transactions. Both take turns on one database; what is shown is the median
 * of the rounds.
 */
const ROUNDS = 7
const REQUESTS = Number(process.env['API_REQUESTS'] ?? 200)
const AT_ONCE = 8

interface Side {
  ask: (path: string, init?: RequestInit) => Promise<Response>
  ids: string[]
}

async function measure(where: string, database: Database): Promise<Figure[]> {
  const sides: Record<'potok' | 'bare', Side> = {} as never
  // A workspace each, so that neither waits for the other's trail.
  for (const name of ['potok', 'bare'] as const) {
    const scope = await createTenant(database)
    const api = await openApi(database, { botScope: scope })
    const headers = {
      authorization: `Bearer ${await api.keyOf(scope)}`,
      'content-type': 'application/json',
    }
    const bare = bareLeads(database.sql, () => api.relay.nudge())
    const app = name === 'potok' ? api.app : bare
    const prefix = name === 'potok' ? '/api/v1' : ''
    sides[name] = {
      ask: async (path, init) => app.request(prefix + path, { ...init, headers }),
      ids: [],
    }
  }
  let count = 0
  const work: Record<string, (side: Side) => Promise<Response>> = {
    create: async ({ ask, ids }) => {
      count += 1
      const body = {
        name: `Lead ${count}`,
        email: `lead${count}@example.com`,
        phone: '+77011234567',
      }
      const response = await ask('/leads', { method: 'POST', body: JSON.stringify(body) })
      const { id } = (await response.clone().json()) as { id: string }
      ids.push(id)
      return response
    },
    read: ({ ask, ids }) => ask(`/leads/${ids[count++ % ids.length]}`),
    list: ({ ask }) => ask('/leads?limit=20'),
  }
  const figures: Figure[] = []
  for (const [name, request] of Object.entries(work)) {
    const rates: Record<'potok' | 'bare', number[]> = { potok: [], bare: [] }
    const times: Record<'potok' | 'bare', number[]> = { potok: [], bare: [] }
    for (let round = 0; round <= ROUNDS; round += 1) {
      const order = round % 2 ? (['potok', 'bare'] as const) : (['bare', 'potok'] as const)
      for (const side of order) {
        const { rate, durations } = await run(() => request(sides[side]))
        // The first round warms up.
        if (round === 0) continue
        rates[side].push(rate)
        times[side].push(...durations)
      }
    }
    const ratios = rates.potok.map((rate, index) => rate / (rates.bare[index] ?? rate))
    figures.push(
      { metric: `${where}_${name}_ratio`, value: median(ratios), unit: 'of bare', target: 0.7 },
      { metric: `${where}_${name}_rate`, value: median(rates.potok), unit: 'requests/s' },
      { metric: `${where}_${name}_bare_rate`, value: median(rates.bare), unit: 'requests/s' },
      { metric: `${where}_${name}_p99`, value: percentile(times.potok, 99), unit: 'ms' },
      { metric: `${where}_${name}_bare_p99`, value: percentile(times.bare, 99), unit: 'ms' },
    )
  }
  return figures
}

async function run(request: () => Promise<Response>) {
  const durations: number[] = []
  let left = REQUESTS
  const worker = async () => {
    while (left > 0) {
      left -= 1
      const from = performance.now()
      const response = await request()
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`answered ${response.status}`)
      durations.push(performance.now() - from)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { rate: (REQUESTS * 1000) / (performance.now() - begun), durations }
}

const pglite = await openTestDatabase()
const figures = await measure('pglite', pglite)
await pglite.close()
if (hasPostgres()) {
  const server = await startPostgres()
  const database = await openDatabase({ url: await server.createDatabase() })
  figures.push(...(await measure('postgres', database)))
  await database.close()
  await server.stop()
}
report('api', figures)
process.exit(0)
