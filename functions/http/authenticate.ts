import { createMiddleware } from 'hono/factory'
import type { Caller } from '../../workflows/access/caller.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'

export interface ApiEnv {
  Variables: { requestId: string; caller: Caller }
}

/** Lets a request through only with a valid API key in `Authorization: Bearer …`. */
export function authenticate(deps: Pick<Deps, 'authenticate'>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const header = c.req.header('authorization') ?? ''
    const [, key] = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(header) ?? []
    const caller =
      key === undefined ? null : await deps.authenticate(key, c.req.header('x-workspace-id'))
    if (!caller) {
      throw new AppError('unauthenticated', 'Send a valid API key: Authorization: Bearer <api key>')
    }
    c.set('caller', caller)
    await next()
  })
}
