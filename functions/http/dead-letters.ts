import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { deadLetter } from '../../workflows/entities/dead-letter.ts'
import { REPLAY, replayDeadLetter } from '../../workflows/orders/replay-dead-letter.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, security } from './route-parts.ts'
import { write } from './write.ts'

const replay = createRoute({
  method: 'post',
  path: '/{id}/replay',
  operationId: 'replayDeadLetter',
  tags: ['DeadLetters'],
  summary: 'Run what failed once more',
  description: 'Once: what fails again makes a dead letter of its own.',
  security,
  middleware: permit(REPLAY),
  request: { params: idParams },
  responses: {
    202: json('It runs again', recordSchemaOf(deadLetter)),
    ...problems(400, 401, 403, 404, 409, 422, 429),
  },
})

/** `/api/v1/dead-letters/{id}/replay`. */
export function deadLetters(deps: Deps) {
  const app = openApiApp()
  app.openapi(replay, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c, async (r, context) => ({
      status: 202,
      body: await replayDeadLetter(deps, r, context, id),
    }))
  })
  return app
}
