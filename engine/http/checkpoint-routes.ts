import { Hono } from 'hono'
import { checkpointSchema, storeCheckpoint } from '../executor/checkpoint.ts'
import type { CheckpointOutcome } from '../executor/checkpoint.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readJson } from './read-json.ts'

const largestBody = 40 * 1024 * 1024

const refusals: Readonly<Record<Exclude<CheckpointOutcome, 'stored'>, HttpError>> = {
  stale: new HttpError(409, 'stale dispatch: another call is being made for this run'),
  'unknown-run': new HttpError(404, 'run not found'),
  'too-large': new HttpError(413, 'step output or run state is too large'),
  'not-sync': new HttpError(400, 'cannot checkpoint async steps'),
}

/** Steps reported by an app while it is being called: `POST /v1/checkpoint/:runId/async`. */
export function checkpointRoutes({ executor }: HttpDeps): Hono {
  const app = new Hono()
  app.post('/checkpoint/:runId/async', async (c) => {
    const parsed = checkpointSchema.safeParse(await readJson(c.req.raw, largestBody))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new HttpError(400, `invalid checkpoint: ${issue?.path.join('.')}: ${issue?.message}`)
    }
    if (parsed.data.run_id !== c.req.param('runId'))
      throw new HttpError(400, 'run_id is not the run of the path')
    const outcome = await storeCheckpoint(executor, parsed.data)
    if (outcome !== 'stored') throw refusals[outcome]
    return c.body(null, 200, { 'content-type': 'application/json' })
  })
  return app
}
