import { acceptInvitation } from '../../workflows/access/accept-invitation.ts'
import { changePassword, preparePassword } from '../../workflows/access/change-password.ts'
import { refreshTokens } from '../../workflows/access/refresh-tokens.ts'
import { signIn } from '../../workflows/access/sign-in.ts'
import { signOut } from '../../workflows/access/sign-out.ts'
import type { Deps } from '../../workflows/deps.ts'
import { accept, logout, password, refresh, token } from './auth-routes.ts'
import { authenticate } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { write } from './write.ts'

/** Tokens are for nobody's cache (RFC 6749, section 5.1). */
const UNCACHED = { 'cache-control': 'no-store' }

/** `/api/v1/auth`: for people. All but the change of a password is open to everyone. */
export function auth(deps: Deps) {
  const app = openApiApp()

  app.openapi(token, async (c) => {
    const causationId = c.get('requestId')
    return c.json(await signIn(deps, { ...c.req.valid('json'), causationId }), 200, UNCACHED)
  })

  app.openapi(refresh, async (c) => {
    const { refreshToken } = c.req.valid('json')
    return c.json(await refreshTokens(deps, refreshToken, c.get('requestId')), 200, UNCACHED)
  })

  app.openapi(logout, async (c) => {
    await signOut(deps, c.req.valid('json').refreshToken, c.get('requestId'))
    return c.body(null, 204)
  })

  app.openapi(accept, async (c) => {
    const causationId = c.get('requestId')
    const tokens = await acceptInvitation(deps, { ...c.req.valid('json'), causationId })
    return c.json(tokens, 200, UNCACHED)
  })

  app.use('/password', authenticate(deps))
  app.openapi(password, async (c) => {
    const change = await preparePassword(deps, c.get('caller'), c.req.valid('json'))
    return (await write(deps, c, async (r, context) => {
      await changePassword({ r, context }, change)
      // Sealed: of a repeat nothing may be kept by which passwords could be tried out.
      return { status: 204, sealed: true }
    })) as never
  })

  return app
}
