import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { EventError, parseEvents } from '../events/incoming.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { notJson, readJson } from './read-json.ts'

/** The server sends its JSON under this name. */
const plainText = { 'content-type': 'text/plain; charset=utf-8' }
const largestBody = 16 * 1024 * 1024

/** Events in: `POST /e/:key`, and `POST /invoke/:slug` for one function. */
export function eventRoutes({ admission, clock, ids, registry }: HttpDeps): Hono {
  const app = new Hono()

  app.post('/e/:key', async (c) => {
    const answer = (status: ContentfulStatusCode, ids: string[], error?: string) =>
      c.body(JSON.stringify({ ids, status, ...(error ? { error } : {}) }), status, plainText)
    try {
      const body = await readJson(c.req.raw, largestBody)
      const seed = c.req.header('x-inngest-event-id-seed') ?? null
      const events = parseEvents(body, { now: clock.now(), ids, seed })
      await admission.admit(events, { stored: false })
      return answer(
        200,
        events.map((event) => event.id),
      )
    } catch (error) {
      if (error instanceof EventError) return answer(400, [''], error.message)
      if (error instanceof HttpError) return answer(error.status, [''], error.message)
      throw error
    }
  })

  app.post('/invoke/:slug', async (c) => {
    const slug = c.req.param('slug')
    const body = await readJson(c.req.raw, largestBody)
    if (body === notJson || typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new HttpError(400, 'Unable to read post data request')
    }
    if (!registry.find(slug)) throw new HttpError(404, `could not find function with ID: ${slug}`)
    const parsed = parseInvocation(body, { now: clock.now(), ids, seed: null })
    const meta = {
      fn_id: slug,
      source_app_id: '',
      source_fn_id: '',
      source_fn_v: 0,
      expire: 0,
      gid: '',
      name: '',
    }
    const payload = {
      ...parsed.payload,
      name: 'inngest/function.invoked',
      data: { ...parsed.payload.data, _inngest: meta },
    }
    await admission.admit([{ ...parsed, payload }], { stored: false })
    return c.body(JSON.stringify({ id: parsed.id, status: 200 }), 200, plainText)
  })

  return app
}

function parseInvocation(body: object, deps: Parameters<typeof parseEvents>[1]) {
  try {
    const [event] = parseEvents({ ...body, name: 'invoke' }, deps)
    if (event) return event
  } catch (error) {
    if (!(error instanceof EventError)) throw error
    throw new HttpError(400, error.message)
  }
  throw new HttpError(400, 'Unable to read post data request')
}
