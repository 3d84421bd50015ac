import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { metadataUpdateSchema } from '../store/metadata.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readJson } from './read-json.ts'

const updateSchema = z.object({
  target: z
    .object({
      step_id: z.string().max(1_000).nullish(),
      step_index: z.int().nullish(),
      step_attempt: z.int().nullish(),
      span_id: z.string().nullish(),
    })
    .default({}),
  metadata: z.array(metadataUpdateSchema).max(100).default([]),
})

const largestBody = 1024 * 1024

/** Notes about a run or one of its steps: `POST /v1/runs/:id/metadata` (scores, token counts). */
export function metadataRoutes({ database, metadata }: HttpDeps): Hono {
  const app = new Hono()
  app.post('/runs/:id/metadata', async (c) => {
    const runId = c.req.param('id')
    if (!/^[0-9A-HJKMNP-TV-Z]{26}$/i.test(runId))
      throw new HttpError(400, `Invalid run ID: ${runId}`)
    const parsed = updateSchema.safeParse(await readJson(c.req.raw, largestBody))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new HttpError(400, `Invalid metadata: ${issue?.path.join('.')}: ${issue?.message}`)
    }
    const { step_id: stepId, step_index: index } = parsed.data.target
    const runs = await database.query('select 1 from engine.runs where id = $1', [runId])
    if (runs.length === 0) throw new HttpError(404, 'Unable to find metadata target')
    const step = typeof stepId === 'string' ? hashedId(stepId, index ?? 0) : ''
    if (!(await metadata.update(runId, step, parsed.data.metadata)))
      throw new HttpError(413, 'Cumulative metadata size exceeds limit')
    return c.body(null, 200)
  })
  return app
}

/** The id that the SDK gives to a step of this name, the `index`th in its run. */
function hashedId(stepId: string, index: number): string {
  return createHash('sha1')
    .update(index === 0 ? stepId : `${stepId}:${index}`)
    .digest('hex')
}
