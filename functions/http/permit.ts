import { createMiddleware } from 'hono/factory'
import { requirePermission } from '../../workflows/access/caller.ts'
import type { ApiEnv } from './authenticate.ts'

/**
 * As `middleware` of a route: asks for the permission before anything of the request is looked at.
 * @throws AppError `forbidden`
 */
export function permit(permission: string) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    requirePermission(c.get('caller'), permission)
    await next()
  })
}
