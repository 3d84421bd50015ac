import { createRoute, z } from '@hono/zod-openapi'
import { contentInputSchema } from '../../workflows/ai/content/input.ts'
import { CONTENT_KINDS } from '../../workflows/ai/content/kinds.ts'
import { contentOutputSchema } from '../../workflows/ai/content/output.ts'
import { findContent } from '../../workflows/ai/content/find-content.ts'
import { presentContent } from '../../workflows/ai/content/present-content.ts'
import { requestContent } from '../../workflows/ai/content/request-content.ts'
import { completeRequest, contentRequestSchema } from '../../workflows/ai/content/request-schema.ts'
import type { Deps } from '../../workflows/deps.ts'
import { localDay } from '../../workflows/shared/local-day.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import {
  body,
  idempotency,
  idParams,
  json,
  page,
  pageOf,
  pageQuery,
  security,
} from './route-parts.ts'
import { write } from './write.ts'

const contentSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(CONTENT_KINDS),
    status: z.enum(['requested', 'writing', 'written', 'completed', 'failed']),
    language: z.enum(['ru', 'en']),
    input: contentInputSchema.clone(),
    output: contentOutputSchema.clone().nullable(),
    writer: z.enum(['openai', 'anthropic', 'builtin']).nullable().openapi({
      description: 'builtin: by rules and from what is bundled, without AI',
    }),
    withoutAi: z
      .enum(['no_key', 'disabled', 'over_budget', 'providers_failed', 'answer_rejected'])
      .nullable()
      .openapi({ description: 'why it was written without AI' }),
    usage: z.object({
      calls: z.number().int(),
      inputTokens: z.number().int(),
      outputTokens: z.number().int(),
      costMicroUsd: z.number().int().openapi({ description: 'millionths of a US dollar' }),
    }),
    cachedFrom: z.uuid().nullable().openapi({ description: 'the content that it is a copy of' }),
    failure: z.string().nullable().openapi({ description: 'why it failed: an error code' }),
    createdAt: z.string(),
    completedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('AiContent')

const tags = ['AI content']

const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'requestAiContent',
  middleware: permit('ai-content:create'),
  tags,
  summary: 'Ask for an analysis, a rewrite, a reply, ideas or the thought of the day',
  description:
    'Written by a model where one is configured and the budget allows it, otherwise by rules, which the answer says.',
  security,
  request: { headers: idempotency, body: body(contentRequestSchema.clone()) },
  responses: {
    202: json('Accepted; ask for it by its id', z.object({ id: z.uuid(), status: z.string() })),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

const list = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listAiContent',
  middleware: permit('ai-content:read'),
  tags,
  summary: 'What was asked of the assistant, newest first',
  security,
  request: { query: pageQuery.extend({ kind: z.enum(CONTENT_KINDS).optional() }) },
  responses: { 200: json('A page', pageOf(contentSchema)), ...problems(400, 401, 403, 429) },
})

const read = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'getAiContent',
  middleware: permit('ai-content:read'),
  tags,
  summary: 'One piece of content, with its words once they are written',
  security,
  request: { params: idParams },
  responses: { 200: json('The content', contentSchema), ...problems(400, 401, 403, 404, 429) },
})

/** `/api/v1/ai/content`. */
export function aiContent(deps: Deps) {
  const app = openApiApp()

  app.openapi(create, async (c) => {
    const request = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const { values } = await r.settings.read()
      const today = localDay(values.timeZone, deps.clock.now())
      const { id, status } = await requestContent(r, context, {
        id: deps.newId(),
        ...completeRequest(request, { today, locale: values.locale }),
        chat: null,
        requestedBy: context.actor,
      })
      const location = `/api/v1/ai/content/${id}`
      return { status: 202, body: { id, status }, headers: { location } }
    })
  })

  app.openapi(list, async (c) => {
    const { limit, cursor, kind } = c.req.valid('query')
    const rows = await deps.inTenant(c.get('caller'), (r) =>
      r.aiContents.list({
        limit: limit + 1,
        ...(cursor ? { before: cursor } : {}),
        ...(kind ? { kind } : {}),
      }),
    )
    const { items, nextCursor } = page(rows, limit)
    return c.json({ items: items.map(presentContent), nextCursor }, 200)
  })

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    const content = await deps.inTenant(c.get('caller'), (r) => findContent(r, id))
    return c.json(presentContent(content), 200)
  })

  return app
}
