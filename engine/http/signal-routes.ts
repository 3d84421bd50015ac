import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readJson } from './read-json.ts'

const signalSchema = z.object({
  signal: z.string().min(1).max(1_000),
  data: z.unknown().optional(),
})

const largestBody = 4 * 1024 * 1024

/** Signals in: `POST /v1/signals` resumes the run that waits for one. */
export function signalRoutes({ database, executor, clock }: HttpDeps): Hono {
  const app = new Hono()
  app.post('/signals', async (c) => {
    const parsed = signalSchema.safeParse(await readJson(c.req.raw, largestBody))
    if (!parsed.success) throw new HttpError(400, 'Invalid signal data')
    const { signal, data } = parsed.data
    const waits = await database.query<{ run_id: string; step_id: string }>(
      `select run_id, step_id from engine.waits where kind = 'signal' and name = $1 and expires_at > $2
       order by id`,
      [signal.replaceAll('\0', ''), clock.now()],
    )
    const memo = JSON.stringify({ data: { signal, data: data ?? null } })
    for (const wait of waits) {
      if (await executor.resume(wait.run_id, wait.step_id, { memo, failed: false })) {
        return c.json({ data: { run_id: wait.run_id } })
      }
    }
    throw new HttpError(404, 'No signal found')
  })
  return app
}
