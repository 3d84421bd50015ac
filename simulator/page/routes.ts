import { readFile } from 'node:fs/promises'
import { Hono, type Context } from 'hono'
import type { World } from '../world.ts'

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The chat page: static files beside this module, which the browser runs as they are. */
export function pageRoutes(world: World): Hono {
  const routes = new Hono()

  const page = async (c: Context) => {
    const html = await asset('index.html')
    return c.html(html.replaceAll('{{base}}', world.basePath), 200, {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
  }
  routes.get('/', page)
  routes.get('/chats/:chatId{-?[0-9]+}/view', page)

  routes.get('/assets/:name{[a-z0-9-]+\\.(css|js|svg)}', async (c) => {
    const name = c.req.param('name')
    const body = await asset(name).catch(() => null)
    if (body === null) return c.notFound()
    return c.body(body, 200, {
      'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    })
  })
  return routes
}

function asset(name: string): Promise<string> {
  return readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8')
}
