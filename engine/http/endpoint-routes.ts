import { Hono } from 'hono'
import { z } from 'zod'
import { opSchema } from '../executor/op.ts'
import { stableUuid } from '../ids.ts'
import type { Tables } from '../store/tables.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readJson } from './read-json.ts'
import { runView } from './run-view.ts'
import type { Tokens } from './tokens.ts'

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
const stepsSchema = z.array(opSchema).max(1_000)
const newRunSchema = z.object({
  run_id: ulid,
  event: z.object({
    data: z.looseObject({
      domain: z.url({ protocol: /^https?$/ }),
      method: z.string().regex(/^[A-Z]{1,10}$/),
      path: z.string().max(4_000),
      fn: z.string().max(500).nullish(),
    }),
    ts: z.int().nullish(),
  }),
  steps: stepsSchema.nullish(),
  request_version: z.int().default(2),
  retries: z.int().default(4),
})
const reportSchema = z.object({ run_id: ulid, steps: stepsSchema })
const resultSchema = z.object({
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.string().nullish(),
})

const largestBody = 40 * 1024 * 1024
const longestWait = 300_000
const pollInterval = 100

/**
 * Durable endpoints: an app runs its request handler itself and reports what it did
 * (`POST /v1/checkpoint`, `POST /v1/checkpoint/:runId/steps`); once a step has to wait, the engine
 * takes over and repeats the request. Who asked is sent to `…/output?token=`.
 */
export function endpointRoutes({
  beginEndpointRun,
  clock,
  database,
  executor,
  ids,
  tokens,
}: HttpDeps & { tokens: Tokens }): Hono {
  const app = new Hono()

  app.post('/checkpoint', async (c) => {
    const input = parsed(newRunSchema, await readJson(c.req.raw, largestBody))
    const { data } = input.event
    const slug = data.fn || `${data.method} ${data.path}`
    const fnId = await beginEndpointRun({
      runId: input.run_id,
      appName: data.domain,
      slug,
      retries: input.retries < 0 ? 4 : input.retries,
      requestVersion: input.request_version,
      event: { data, ts: input.event.ts ?? clock.now(), id: ids.ulid(clock.now()) },
    })
    if (fnId === null) throw new HttpError(409, 'Run already exists')
    if (input.steps) await executor.report(input.run_id, input.steps, input.request_version)
    return c.json(
      {
        data: {
          run_id: input.run_id,
          fn_id: stableUuid(fnId),
          app_id: stableUuid(data.domain),
          token: tokens.sign({ runId: input.run_id }),
          realtime_token: tokens.sign({ topics: [{ channel: input.run_id, name: '$stream' }] }),
        },
      },
      200,
    )
  })

  app.post('/checkpoint/:runId/steps', async (c) => {
    const input = parsed(reportSchema, await readJson(c.req.raw, largestBody))
    await executor.report(c.req.param('runId'), input.steps, -1)
    return c.body(null, 200)
  })

  const output = async (runId: string, token: string, gone: AbortSignal): Promise<Response> => {
    const claims = z.object({ runId: ulid }).safeParse(tokens.verify(token))
    if (!claims.success || claims.data.runId !== runId)
      throw new HttpError(401, 'Unable to find run with auth token')
    const until = clock.now() + longestWait
    while (clock.now() < until && !gone.aborted) {
      const [row] = await database.query<Tables['runs']>(
        'select * from engine.runs where id = $1 and ended_at is not null',
        [runId],
      )
      if (row) return responseOf(row)
      await new Promise<void>((resolve) => void clock.setTimer(resolve, pollInterval))
    }
    return Response.json({ status: 'running', message: 'run did not end within 5 minutes' })
  }

  for (const path of ['/checkpoint/:runId/output', '/http/runs/:runId/output']) {
    app.get(path, async (c) => {
      const response = await output(
        c.req.param('runId') ?? '',
        c.req.query('token') ?? '',
        c.req.raw.signal,
      )
      response.headers.set('access-control-allow-origin', '*')
      return response
    })
  }

  return app
}

/** What the endpoint would have answered; a plain value as JSON. */
function responseOf(row: Tables['runs']): Response {
  const view = runView(row)
  const result = resultSchema.safeParse(view.output)
  if (view.error !== null || !result.success) return Response.json(view.error ?? view.output)
  const { status, headers, body } = result.data
  return new Response(status === 204 || status === 304 ? null : (body ?? ''), {
    status,
    headers: headers ?? {},
  })
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new HttpError(400, `Invalid request body: ${issue?.path.join('.')}: ${issue?.message}`)
}
