import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { Inngest } from 'inngest'
import { serve } from 'inngest/hono'
import { openPglite } from '../../../db/drivers/pglite.ts'
import { createEngine } from '../../../engine/create-engine.ts'
import type { Engine } from '../../../engine/create-engine.ts'

/**
 * An engine and its app in one process, made to be killed. Every step writes down that it was begun
 * and that it was done; lines appended to a file survive the process.
 * Usage: victim.ts <data folder> <journal> <checkpointing|plain> <runs to submit>
 */
const [dataDir = '', journal = '', mode = '', submit = '0'] = process.argv.slice(2)
const note = (line: string) => appendFileSync(journal, `${line}\n`)

const client = new Inngest({
  id: 'victim',
  isDev: true,
  baseUrl: 'http://engine.local',
  fetch: async (input, init) => engine.fetch(new Request(input, init)),
  ...(mode === 'plain' ? { checkpointing: false } : {}),
  logger: { info() {}, warn() {}, error() {}, debug() {} },
})

const work = client.createFunction(
  { id: 'work', triggers: [{ event: 'victim/work' }], retries: 0 },
  async ({ event, step, runId }) => {
    const { n } = event.data as { n: number }
    const effect = (name: string) => async () => {
      note(`begin ${runId} ${name} ${process.pid}`)
      await sleep(Math.random() * 10)
      note(`done ${runId} ${name} ${process.pid}`)
      return `${name}${n}`
    }
    const a = await step.run('a', effect('a'))
    await step.sleep('nap', '1s')
    const [b, c] = await Promise.all([step.run('b', effect('b')), step.run('c', effect('c'))])
    const d = await step.run('d', effect('d'))
    const result = [a, b, c, d].join()
    note(`result ${runId} ${n} ${result}`)
    return result
  },
)

const app = new Hono()
app.on(['GET', 'PUT', 'POST'], '/api/inngest', serve({ client, functions: [work] }))

const database = await openPglite({ dataDir })
const engine: Engine = await createEngine({
  database,
  fetch: async (input, init) => app.fetch(new Request(input, init)),
})
await engine.start()
await engine.sync('http://app.local/api/inngest')
const count = Number(submit)
if (count > 0) {
  await engine.send(
    Array.from({ length: count }, (_, n) => ({
      id: `work-${n}`,
      name: 'victim/work',
      data: { n },
    })),
  )
}
note(`ready ${process.pid}`)

for (;;) {
  await sleep(100)
  const [row] = await database.query<{ all: number; ended: number }>(
    'select count(*)::int as all, count(ended_at)::int as ended from engine.runs',
  )
  if (row && row.all > 0 && row.all === row.ended) break
}
const runs = await database.query<{ id: string; status: string; output: string }>(
  'select id, status, output from engine.runs order by id',
)
for (const run of runs) note(`run ${run.id} ${run.status} ${run.output}`)
const steps = await database.query<{ run_id: string; name: string; memo: string }>(
  `select run_id, name, memo from engine.steps where op <> 'Sleep'`,
)
for (const step of steps) note(`stored ${step.run_id} ${step.name} ${step.memo}`)
note('finished')
process.exit(0)
