import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { apiKeys } from './api-keys.ts'
import { auth } from './auth.ts'
import type { ApiEnv } from './authenticate.ts'
import { members } from './members.ts'
import { meRoutes } from './me.ts'
import { myNotifications } from './my-notifications.ts'
import { permissions, roles } from './roles.ts'
import { settingsRoutes } from './settings.ts'
import { tenants } from './tenants.ts'
import { users } from './users.ts'
import { workspaces } from './workspaces.ts'

/** The routes of people, keys and settings. */
export function mountAccess(app: OpenAPIHono<ApiEnv>, deps: Deps): void {
  app.route('/api/v1/auth', auth(deps))
  app.route('/api/v1/me', meRoutes(deps))
  app.route('/api/v1/me/notifications', myNotifications(deps))
  app.route('/api/v1/members', members(deps))
  app.route('/api/v1/roles', roles(deps))
  app.route('/api/v1/permissions', permissions())
  app.route('/api/v1/api-keys', apiKeys(deps))
  app.route('/api/v1/workspaces', workspaces(deps))
  app.route('/api/v1/users', users(deps))
  app.route('/api/v1/tenants', tenants(deps))
  app.route('/api/v1/settings', settingsRoutes(deps))
  // Public keys are public: no credential, and caches may keep them.
  app.get('/.well-known/jwks.json', async (c) =>
    c.json(await deps.access.tokens.jwks(), 200, { 'cache-control': 'public, max-age=300' }),
  )
}
