import { createRoute, z } from '@hono/zod-openapi'
import {
  checkByHand,
  triggerCheckSchema,
} from '../../workflows/conversion/automatic/check-by-hand.ts'
import { SKIP_REASONS } from '../../workflows/conversion/automatic/check-rules.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idempotency, json, security } from './route-parts.ts'
import { write } from './write.ts'

const check = createRoute({
  method: 'post',
  path: '/check',
  operationId: 'checkTriggers',
  tags: ['conversion'],
  summary: 'Check the automatic rules for a record',
  description:
    'Each rule whose condition holds publishes `conversion.auto_triggered`, and converts the record, or keeps what it would do when it runs in shadow. The same happens by itself when a record is changed. `entityData` stands for fields of the record where the conditions look; what is converted is the record.',
  security,
  middleware: permit('conversion:execute'),
  request: { headers: idempotency, body: body(triggerCheckSchema.clone().openapi('TriggerCheck')) },
  responses: {
    200: json(
      'What was triggered, and why the other rules were not',
      z.object({
        triggered: z.array(
          z.object({ ruleId: z.uuid(), ruleVersion: z.number().int(), name: z.string() }),
        ),
        skipped: z.array(z.object({ ruleId: z.uuid(), reason: z.enum(SKIP_REASONS) })),
      }),
    ),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

/** `/api/v1/triggers`. */
export function triggers(deps: Deps) {
  const app = openApiApp()
  app.openapi(check, (c) =>
    write(deps, c, async (r, context) => ({
      status: 200,
      body: await checkByHand(deps, r, context, c.get('caller'), c.req.valid('json')),
    })),
  )
  return app
}
