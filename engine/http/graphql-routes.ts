import { Hono } from 'hono'
import { z } from 'zod'
import type { EventPayload } from '../types.ts'
import type { Tables } from '../store/tables.ts'
import type { HttpDeps } from './deps.ts'
import { argumentOf } from './graphql-arguments.ts'
import { readJson } from './read-json.ts'
import { runView } from './run-view.ts'
import { traceView } from './trace-view.ts'

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

const mostEvents = 1_000

/**
 * The few questions that test tools ask the dev server's dashboard API, `POST /v0/gql`: a run with
 * its trace, an output, events and what they started. This is not GraphQL: the root fields that the
 * query names are answered whole, whatever their selection.
 */
export function graphqlRoutes({ database, registry, metadata }: HttpDeps): Hono {
  const app = new Hono()

  const runById = async (id: string): Promise<Tables['runs'] | undefined> =>
    (await database.query<Tables['runs']>('select * from engine.runs where id = $1', [id]))[0]

  async function run(id: string): Promise<object | null> {
    const row = await runById(id)
    if (!row) return null
    const steps = await database.query<Tables['steps']>(
      `select * from engine.steps where run_id = $1 order by coalesce(position, 1000000), started_at, id`,
      [id],
    )
    const trace = traceView(row, steps, await metadata.of(id))
    return { ...runSummary(row), output: row.output, trace }
  }

  async function output(id: string): Promise<object | null> {
    const [runId = '', stepId] = id.split('.')
    if (stepId === undefined) {
      const row = await runById(runId)
      return row ? result(runView(row).output, runView(row).error) : null
    }
    const [step] = await database.query<Tables['steps']>(
      'select * from engine.steps where run_id = $1 and id = $2',
      [runId, stepId],
    )
    if (!step) return null
    const memo = JSON.parse(step.memo ?? 'null') as { data?: unknown; error?: unknown } | null
    if (step.failed) return result(null, memo?.error ?? {})
    return result(memo && 'data' in memo && step.op !== 'WaitForEvent' ? memo.data : memo, null)
  }

  async function event(id: string): Promise<object | null> {
    const [row] = await database.query<Tables['events']>(
      'select * from engine.events where id = $1',
      [id],
    )
    return row ? { id, name: row.name, raw: row.payload, idempotencyKey: row.event_id } : null
  }

  const newestEvents = (): Promise<Tables['events'][]> =>
    database.query<Tables['events']>(
      `select * from engine.events where name not like 'inngest/%' order by id desc limit $1`,
      [mostEvents],
    )

  async function events(): Promise<object[]> {
    return (await newestEvents()).map((row) => {
      const payload = JSON.stringify((JSON.parse(row.payload) as EventPayload).data)
      const createdAt = new Date(Number(row.received_at)).toISOString()
      return { id: row.id, name: row.name, payload, raw: row.payload, createdAt }
    })
  }

  async function stream(): Promise<object[]> {
    const rows = await newestEvents()
    const runs = await database.query<Tables['runs']>(
      'select * from engine.runs where event_ids[1] = any($1::text[])',
      [rows.map((row) => row.id)],
    )
    const byEvent = Map.groupBy(runs, (row) => row.event_ids[0])
    return rows.map((row) => ({
      id: row.id,
      type: 'EVENT',
      trigger: row.name,
      createdAt: new Date(Number(row.received_at)).toISOString(),
      inBatch: false,
      runs: (byEvent.get(row.id) ?? []).map(runSummary),
    }))
  }

  function runSummary(row: Tables['runs']): object {
    const { function_id: slug } = row
    const name = registry.find(slug)?.config.name || slug.slice(row.app.length + 1) || slug
    const status = row.status.toUpperCase()
    return { id: row.id, status, functionID: slug, function: { id: slug, slug, name } }
  }

  const fields: Readonly<Record<string, (argument: (name: string) => string) => Promise<unknown>>> =
    {
      run: (argument) => run(argument('runID')),
      runTraceSpanOutputByID: (argument) => output(argument('outputID')),
      eventV2: (argument) => event(argument('id')),
      events: () => events(),
      stream: () => stream(),
    }

  app.post('/gql', async (c) => {
    const parsed = requestSchema.safeParse(await readJson(c.req.raw, 1024 * 1024))
    if (!parsed.success) return c.json({ errors: [{ message: 'a query is missing' }] }, 400)
    const { query, variables } = parsed.data
    const data: Record<string, unknown> = {}
    for (const [field, answer] of Object.entries(fields)) {
      if (!new RegExp(`\\b${field}\\s*\\(`).test(query)) continue
      data[field] = await answer((name) => argumentOf(query, field, name, variables ?? {}))
    }
    if (Object.keys(data).length > 0) return c.json({ data })
    const known = Object.keys(fields).join(', ')
    return c.json({ errors: [{ message: `the engine answers only: ${known}` }] }, 400)
  })

  return app
}

function result(data: unknown, error: unknown): object {
  if (error === null) return { data: JSON.stringify(data ?? null), error: null }
  const { name, message, stack, cause } = Object(error) as Record<string, unknown>
  return {
    data: null,
    error: { name, message: message ?? '', stack: stack ?? null, cause: cause ?? null },
  }
}
