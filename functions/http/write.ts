import type { Context } from 'hono'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { ApiEnv } from './authenticate.ts'

/** What a change answers: kept with the change when the request has an `Idempotency-Key`. */
export interface Answer {
  status: 200 | 201 | 202 | 204
  body?: unknown
  headers?: Record<string, string>
}

/** Who asks and why, for events and the trail. */
export function contextOf(c: Context<ApiEnv>): EventContext {
  const { organizationId, workspaceId, actor } = c.get('caller')
  return { organizationId, workspaceId, actor, source: 'api', causationId: c.get('requestId') }
}

/**
 * Runs a change as one transaction of the caller's and answers with what it returns. Every route that
 * writes goes through here.
 */
export async function write(
  deps: Pick<Deps, 'inTenant'>,
  c: Context<ApiEnv>,
  work: (repositories: Repositories, context: EventContext) => Promise<Answer>,
): Promise<Response> {
  const context = contextOf(c)
  const { status, body, headers } = await deps.inTenant(context, (r) => work(r, context))
  return status === 204 ? c.body(null, 204, headers) : c.json(body as object, status, headers)
}
