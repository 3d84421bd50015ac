import { Hono } from 'hono'
import type { Context } from 'hono'
import type { EventPayload } from '../types.ts'
import type { Tables } from '../store/tables.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { runView, stepViews } from './run-view.ts'

/** The documented read API (https://api-docs.inngest.com), and cancelling a run. */
export function readRoutes({ database, clock, executor }: HttpDeps): Hono {
  const app = new Hono()
  const answer = (c: Context, data: unknown) =>
    c.json({
      data,
      metadata: { fetched_at: new Date(clock.now()).toISOString(), cached_until: null },
    })

  app.get('/events', async (c) => {
    const limit = Math.min(Math.max(Number(c.req.query('limit') ?? 20) || 20, 1), 100)
    const name = withoutNul(c.req.query('name')) ?? null
    const cursor = withoutNul(c.req.query('cursor')) ?? null
    const after = timeOf(c.req.query('received_after'))
    const before = timeOf(c.req.query('received_before'))
    const rows = await database.query<Tables['events']>(
      `select * from engine.events where ($1::text is null or name = $1)
         and ($2::bigint is null or received_at > $2) and ($3::bigint is null or received_at < $3)
         and ($4::text is null or id < $4) order by id desc limit $5`,
      [name, after, before, cursor, limit],
    )
    return answer(c, rows.map(eventView))
  })

  app.get('/events/:id', async (c) => {
    const row = await findEvent(withoutNul(c.req.param('id')))
    return answer(c, eventView(row))
  })

  app.get('/events/:id/runs', async (c) => {
    const events = await database.query<{ id: string }>(
      'select id from engine.events where id = $1 or event_id = $1',
      [withoutNul(c.req.param('id'))],
    )
    const rows = await database.query<Tables['runs']>(
      `select * from engine.runs where event_ids[1] = any($1::text[])
         or (cardinality(event_ids) > 1 and event_ids && $1::text[]) order by id`,
      [events.map((event) => event.id)],
    )
    return answer(c, rows.map(runView))
  })

  app.get('/runs/:id', async (c) => {
    const row = await findRun(c.req.param('id'))
    return answer(c, { ...runView(row), steps: await stepViews(database, row.id) })
  })

  app.get('/runs/:id/jobs', async (c) => {
    const row = await findRun(c.req.param('id'))
    const jobs = await database.query<Tables['jobs']>(
      'select * from engine.jobs where run_id = $1 order by due_at, id',
      [row.id],
    )
    return answer(
      c,
      jobs.map((job) => ({
        job_id: job.id,
        kind: job.kind,
        step_id: job.step_id,
        at: new Date(Number(job.due_at)).toISOString(),
        attempt: job.attempt,
      })),
    )
  })

  app.delete('/runs/:id', async (c) => {
    const row = await findRun(c.req.param('id'))
    await executor.end(row.id, { status: 'Cancelled', reason: 'API request' })
    return answer(c, runView(await findRun(row.id)))
  })

  async function findEvent(id: string): Promise<Tables['events']> {
    const [row] = await database.query<Tables['events']>(
      'select * from engine.events where id = $1 or event_id = $1 order by id desc limit 1',
      [id],
    )
    if (!row) throw new HttpError(404, `event not found: ${id}`)
    return row
  }

  async function findRun(id: string): Promise<Tables['runs']> {
    if (!/^[0-9A-HJKMNP-TV-Z]{26}$/i.test(id)) throw new HttpError(400, `Invalid run ID: ${id}`)
    const [row] = await database.query<Tables['runs']>('select * from engine.runs where id = $1', [
      id.toUpperCase(),
    ])
    if (!row) throw new HttpError(404, `Unable to load function run: ${id}`)
    return row
  }

  return app
}

/** PostgreSQL knows no NUL in text, so nothing is called that. */
function withoutNul<T extends string | undefined>(text: T): T {
  return text?.replaceAll('\0', '') as T
}

function timeOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text)
  if (Number.isNaN(time)) throw new HttpError(400, `"${text}" is not a time`)
  return time
}

function eventView(row: Tables['events']): object {
  const payload = JSON.parse(row.payload) as EventPayload
  const received = new Date(Number(row.received_at)).toISOString()
  return { internal_id: row.id, received_at: received, ...payload, id: row.event_id }
}
