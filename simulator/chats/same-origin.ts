import { createMiddleware } from 'hono/factory'
import { ProblemError } from '../errors.ts'

/**
 * Refuses what another site's page makes a browser send: the routes need no key, and the browser
 * of a developer reaches localhost. Scripts send no such headers and pass.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const isPageLoad = c.req.header('sec-fetch-mode') === 'navigate' && c.req.method === 'GET'
  if (site && site !== 'same-origin' && site !== 'none' && !isPageLoad) {
    throw new ProblemError(403, 'Pages of other sites may not use the simulator.')
  }
  await next()
})
