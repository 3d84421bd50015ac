import { createRoute, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Caller } from '../../workflows/access/caller.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { ApiEnv } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { problems } from './problem.ts'
import { idParams, json, security } from './route-parts.ts'
import { write } from './write.ts'

export interface Decision {
  id: string
  decision: 'approved' | 'declined'
  note?: string | undefined
}

export interface DecisionRoutes {
  /** In PascalCase: leads the names of the operations and of the body. */
  name: string
  tag: string
  /** What is decided, as it follows «Approve». */
  what: string
  description: string
  record: z.ZodType
  /** Asked before the request is looked at; absent where the record tells who decides. */
  middleware?: MiddlewareHandler<ApiEnv>
  decide(
    r: Repositories,
    context: EventContext,
    caller: Caller,
    decision: Decision,
  ): Promise<object>
}

/** `…/{id}/approve` and `…/{id}/decline`, with a note where one is given. */
export function decisionRoutes(deps: Pick<Deps, 'inTenant'>, options: DecisionRoutes) {
  const { name, tag, what, description, record, middleware } = options
  const note = z
    .strictObject({ note: z.string().trim().min(1).max(2000).optional() })
    .openapi(`${name}Decision`)
  const routeOf = <const Verb extends string>(verb: Verb, summary: string) =>
    createRoute({
      method: 'post',
      path: `/{id}/${verb}`,
      operationId: `${verb}${name}`,
      tags: [tag],
      summary: `${summary} ${what}`,
      description,
      security,
      ...(middleware ? { middleware } : {}),
      request: {
        params: idParams,
        body: { required: false, content: { 'application/json': { schema: note } } },
      },
      responses: {
        200: json('As it is decided', record),
        ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
      },
    })
  const answer = (c: Context<ApiEnv>, decision: Decision) =>
    write(deps, c, async (r, context) => ({
      status: 200,
      body: await options.decide(r, context, c.get('caller'), decision),
    })) as never

  const app = openApiApp()
  app.openapi(routeOf('approve', 'Approve'), (c) => {
    const { note: text } = c.req.valid('json') ?? {}
    return answer(c, { id: c.req.valid('param').id, decision: 'approved', note: text })
  })
  app.openapi(routeOf('decline', 'Decline'), (c) => {
    const { note: text } = c.req.valid('json') ?? {}
    return answer(c, { id: c.req.valid('param').id, decision: 'declined', note: text })
  })
  return app
}
