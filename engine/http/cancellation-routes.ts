import { Hono } from 'hono'
import { z } from 'zod'
import { ExpressionError } from '../expressions/expressions.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readJson } from './read-json.ts'

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
const cancellationSchema = z.object({
  app_id: z.string().min(1),
  function_id: z.string().min(1),
  started_after: time.nullish(),
  started_before: time,
  if: z.string().max(8_192).nullish(),
})

/**
 * Cancelling many runs of one function at once, `POST /v1/cancellations`: those that were queued in
 * a span of time and, with `if`, whose event fits an expression.
 */
export function cancellationRoutes({
  clock,
  database,
  executor,
  expressions,
  ids,
}: HttpDeps): Hono {
  const app = new Hono()
  app.post('/cancellations', async (c) => {
    const parsed = cancellationSchema.safeParse(await readJson(c.req.raw, 64 * 1024))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new HttpError(400, `Invalid cancellation: ${issue?.path.join('.')}: ${issue?.message}`)
    }
    const { app_id: appId, function_id: functionId, if: expression, ...span } = parsed.data
    checkExpression(expression)
    const rows = await database.query<{ id: string; payload: string | null }>(
      `select r.id, e.payload from engine.runs r left join engine.events e on e.id = r.event_ids[1]
       where r.ended_at is null and r.function_id = any($1::text[])
         and r.queued_at >= $2 and r.queued_at < $3 order by r.id`,
      [
        [functionId, `${appId}-${functionId}`].map((id) => id.replaceAll('\0', '')),
        span.started_after ?? 0,
        span.started_before,
      ],
    )
    for (const { id, payload } of rows) {
      const event: unknown = JSON.parse(payload ?? '{}')
      if (expression && !expressions.matches(expression, { event })) continue
      await executor.end(id, { status: 'Cancelled', reason: 'API request' })
    }
    const cancellation = { id: ids.ulid(clock.now()), app_id: appId, function_id: functionId }
    const iso = (at: number | null | undefined) => (at ? new Date(at).toISOString() : null)
    return c.json(
      {
        data: {
          ...cancellation,
          kind: 'run',
          started_after: iso(span.started_after),
          started_before: iso(span.started_before),
          if: expression ?? null,
        },
      },
      201,
    )
  })
  return app

  function checkExpression(expression: string | null | undefined): void {
    try {
      if (expression) expressions.compile(expression)
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      throw new HttpError(400, `Invalid cancellation: if: ${error.message}`)
    }
  }
}
