import { operationsOf, type Document } from '../tests/support/operations.ts'
import { openTestDatabase } from '../tests/support/database.ts'
import { runFuzz } from '../tests/support/fuzz/run-fuzz.ts'
import { openApi } from '../tests/support/open-api.ts'
import { createTenant } from '../tests/support/tenant.ts'
import { report } from './support/report.ts'

/**
 * Every route of the OpenAPI document with generated valid and hostile requests, in process, on PGlite.
 * `FUZZ_REQUESTS` and `FUZZ_SEED` change how many and which.
 */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 24_000)
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)

const database = await openTestDatabase()
const [own, other] = [await createTenant(database), await createTenant(database)]
const errors = new Map<string, string>()
const api = await openApi(database, {
  botScope: own,
  logger: {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (facts, message) => {
      const { err } = facts as { err?: Error }
      const lines = (err?.stack ?? '').split('\n').filter((line) => !line.includes('node_modules'))
      errors.set(`${message}: ${err?.message.slice(0, 300)}`, lines.slice(1, 6).join('\n'))
    },
  },
})
const document = (await (await api.app.request('/api/v1/openapi.json')).json()) as Document
const otherKey = await api.keyOf(other)
const made = await api.app.request('/api/v1/leads', {
  method: 'POST',
  headers: { authorization: `Bearer ${otherKey}`, 'content-type': 'application/json' },
  body: JSON.stringify({ name: 'Of another tenant' }),
})
const { id } = (await made.json()) as { id: string }
const dump = () =>
  database.inTenant(other, async (tx) =>
    JSON.stringify([
      await tx.execute('select * from leads order by id'),
      await tx.execute('select * from audit_log order by sequence'),
      await tx.execute('select id from events order by position'),
    ]),
  )
const before = await dump()

const begun = performance.now()
const {
  findings,
  statuses,
  requests: sent,
} = await runFuzz({
  document,
  send: async (request) => api.app.fetch(request),
  credential: () => api.keyOf(own),
  requests,
  seed,
  own: { workspaces: own.workspaceId, tenants: own.organizationId },
  foreign: [id, other.workspaceId, other.organizationId],
})
const seconds = (performance.now() - begun) / 1000

for (const finding of findings.slice(0, 40)) console.log(JSON.stringify(finding, null, 1))
for (const [message, stack] of errors) console.log(`${message}\n${stack}`)
const operations = operationsOf(document)
const never = operations.filter(({ name }) => {
  const answers = [...(statuses.get(name)?.keys() ?? [])]
  return !answers.some((status) => status < 300)
})
console.log(
  `Seed ${seed}, ${seconds.toFixed(0)} s. No route without a 2xx but: ${never.map(({ name }) => name).join(', ') || 'none'}`,
)
const alive = (await api.app.request('/health/ready')).status === 200
const untouched = (await dump()) === before
const answers = (from: number) =>
  [...statuses.values()]
    .flatMap((counts) => [...counts])
    .reduce((sum, [status, n]) => sum + (Math.floor(status / 100) === from ? n : 0), 0)

report('fuzz', [
  { metric: 'requests', value: sent, unit: 'requests', target: 20_000 },
  {
    metric: 'server_errors',
    value: findings.filter(({ status }) => status >= 500).length,
    unit: 'responses',
    target: 0,
    better: 'lower',
  },
  {
    metric: 'errors_without_problem_json',
    value: findings.filter(({ status }) => status < 500).length,
    unit: 'responses',
    target: 0,
    better: 'lower',
  },
  { metric: 'routes', value: operations.length, unit: 'routes' },
  { metric: 'accepted', value: answers(2), unit: 'responses' },
  { metric: 'refused', value: answers(4), unit: 'responses' },
  {
    metric: 'alive_and_other_tenant_untouched',
    value: alive && untouched ? 1 : 0,
    unit: 'yes',
    target: 1,
  },
])
await database.close()
process.exit(findings.length === 0 && alive && untouched ? 0 : 1)
