import { createRoute, z } from '@hono/zod-openapi'
import { readUsage } from '../../workflows/ai/read-usage.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { json, security } from './route-parts.ts'

const count = z.number().int()
const sums = {
  calls: count,
  inputTokens: count,
  outputTokens: count,
  costMicroUsd: count.openapi({
    description: 'millionths of a US dollar, of the calls whose price is known',
  }),
  unpricedCalls: count.openapi({ description: 'calls of models whose price is not known' }),
}

const usageSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    total: z.object(sums),
    items: z.array(
      z.object({
        day: z.iso.date(),
        person: z.string().openapi({ example: 'telegram_user:4711' }),
        subject: z.enum(['carousel', 'ai_content', 'slide']),
        provider: z.enum(['openai', 'anthropic']),
        model: z.string(),
        ...sums,
      }),
    ),
  })
  .openapi('AiUsage')

const usage = createRoute({
  method: 'get',
  path: '/',
  operationId: 'readAiUsage',
  tags: ['AI'],
  summary: 'What AI was used for, by whom, and what it cost',
  description:
    'By day (in the time zone of the workspace), person, subject, provider and model, the newest day first. The last 30 days when no day is named; at most 366.',
  security,
  middleware: permit('ai-usage:read'),
  request: { query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }) },
  responses: { 200: json('The usage', usageSchema), ...problems(400, 401, 403, 429) },
})

/** `/api/v1/ai/usage`. */
export function aiUsage(deps: Deps) {
  const app = openApiApp()
  app.openapi(usage, async (c) => {
    const { from, to } = c.req.valid('query')
    const report = await deps.inTenant(c.get('caller'), (r) => readUsage(deps, r, { from, to }))
    return c.json(report, 200)
  })
  return app
}
