import { Hono } from 'hono'
import { z } from 'zod'
import type { Tables } from '../store/tables.ts'
import type { HttpDeps } from './deps.ts'
import { readJson } from './read-json.ts'
import { runView } from './run-view.ts'

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
})

const statuses: Readonly<Record<string, string>> = {
  Queued: 'QUEUED',
  Running: 'RUNNING',
  Completed: 'COMPLETED',
  Failed: 'FAILED',
  Cancelled: 'CANCELLED',
}

/**
 * The few questions that test tools ask the dev server's dashboard API, `POST /v0/gql`: a run's
 * status, its output, an event. This is not GraphQL: the query's first field decides.
 */
export function graphqlRoutes({ database }: HttpDeps): Hono {
  const app = new Hono()

  async function run(id: string): Promise<object | null> {
    const [row] = await database.query<Tables['runs']>('select * from engine.runs where id = $1', [
      id,
    ])
    if (!row) return null
    const status = statuses[row.status]
    const trace = {
      name: 'Run',
      stepID: null,
      spanID: row.id,
      status,
      metadata: [],
      childrenSpans: [],
      outputID: row.output === null ? null : row.id,
    }
    return { id: row.id, status, functionID: row.function_id, output: row.output, trace }
  }

  async function output(id: string): Promise<object | null> {
    const [row] = await database.query<Tables['runs']>('select * from engine.runs where id = $1', [
      id,
    ])
    if (!row) return null
    const view = runView(row)
    return view.error === null
      ? { data: JSON.stringify(view.output), error: null }
      : { data: null, error: { stack: null, cause: null, ...Object(view.error) } }
  }

  async function event(id: string): Promise<object | null> {
    const [row] = await database.query<Tables['events']>(
      'select * from engine.events where id = $1',
      [id],
    )
    return row ? { id, name: row.name, raw: row.payload, idempotencyKey: row.event_id } : null
  }

  app.post('/gql', async (c) => {
    const parsed = requestSchema.safeParse(await readJson(c.req.raw, 1024 * 1024))
    if (!parsed.success) return c.json({ errors: [{ message: 'a query is missing' }] }, 400)
    const { query, variables } = parsed.data
    const text = (name: string) => (typeof variables[name] === 'string' ? variables[name] : '')
    if (/\brunTraceSpanOutputByID\s*\(/.test(query)) {
      return c.json({ data: { runTraceSpanOutputByID: await output(text('traceID')) } })
    }
    if (/\beventV2\s*\(/.test(query)) return c.json({ data: { eventV2: await event(text('id')) } })
    if (/\brun\s*\(/.test(query))
      return c.json({ data: { run: await run(text('runId') || text('runID')) } })
    return c.json(
      { errors: [{ message: 'the engine answers run, runTraceSpanOutputByID and eventV2 only' }] },
      400,
    )
  })

  return app
}
