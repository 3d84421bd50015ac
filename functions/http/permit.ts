import { createMiddleware } from 'hono/factory'
import { requirePermission } from '../../workflows/access/caller.ts'
import type { ApiEnv } from './authenticate.ts'

/** Asks for a permission before anything of the request is read: 403 even with a bad body. */
export const permit = (permission: string) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    requirePermission(c.get('caller'), permission)
    await next()
  })
