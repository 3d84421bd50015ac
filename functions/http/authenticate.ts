import { createMiddleware } from 'hono/factory'
import type { Caller } from '../../workflows/access/caller.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'

export interface ApiEnv {
  Variables: { requestId: string; caller: Caller; bodyError?: AppError }
}

/**
 * Lets a request through only with a valid API key or access token in `Authorization: Bearer …`, in the
 * workspace that `X-Workspace-Id` names, if it does.
 */
export function authenticate(deps: Pick<Deps, 'authenticate'>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const header = c.req.header('authorization') ?? ''
    const [, credential] = /^Bearer ([\w.~+/-]{1,8000}=*)$/i.exec(header) ?? []
    const caller =
      credential === undefined
        ? null
        : await deps.authenticate(credential, c.req.header('x-workspace-id'))
    if (!caller) {
      throw new AppError(
        'unauthenticated',
        'Send a valid API key or access token: Authorization: Bearer <key or token>',
      )
    }
    c.set('caller', caller)
    await next()
  })
}
