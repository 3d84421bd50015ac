import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiError } from '../errors.ts'
import { sendFile } from '../media/send-file.ts'
import { fileStore } from '../store/files.ts'
import type { World } from '../world.ts'
import { methods } from './methods.ts'
import { readApiRequest } from './request.ts'

/** An album of ten photos of 10 MB, and room for the rest of the form. */
const largestRequest = 110 * 1024 * 1024

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`, as https://api.telegram.org answers them. */
export function apiRoutes(world: World): Hono {
  const routes = new Hono()
  const limit = bodyLimit({
    maxSize: largestRequest,
    onError: () => fail(new ApiError(413, 'Request Entity Too Large')),
  })

  routes.all('/:bot{bot[^/]+}/:method', limit, async (c) => {
    try {
      checkToken(world, c.req.param('bot'))
      const method = methods.get(c.req.param('method').toLowerCase())
      if (!method) throw new ApiError(404, 'Not Found: method not found')
      return c.json({ ok: true, ...(await method(world, await readApiRequest(c))) })
    } catch (error) {
      if (error instanceof ApiError) return fail(error)
      world.logger.error({ err: error, method: c.req.param('method') }, 'simulator: a call failed')
      return fail(new ApiError(500, 'Internal Server Error'))
    }
  })

  routes.get('/file/:bot{bot[^/]+}/:path{.+}', async (c) => {
    try {
      checkToken(world, c.req.param('bot'))
    } catch (error) {
      if (error instanceof ApiError) return fail(error)
      throw error
    }
    const found = await fileStore(world.database).read({ filePath: c.req.param('path') })
    return found ? sendFile(found) : fail(new ApiError(404, 'Not Found'))
  })
  return routes
}

function checkToken(world: World, segment: string): void {
  const given = Buffer.from(segment.slice('bot'.length))
  const expected = Buffer.from(world.token)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ApiError(401, 'Unauthorized')
  }
}

function fail(error: ApiError): Response {
  const body = {
    ok: false,
    error_code: error.status,
    description: error.message,
    ...(error.parameters && { parameters: error.parameters }),
  }
  const headers = new Headers({ 'content-type': 'application/json' })
  if (error.parameters) headers.set('retry-after', String(error.parameters.retry_after))
  return new Response(JSON.stringify(body), { status: error.status, headers })
}
