import { Hono } from 'hono'
import { stableUuid } from '../ids.ts'
import { registrationSchema } from '../registry/function-config.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'
import { readJson } from './read-json.ts'

const largestBody = 8 * 1024 * 1024

/** What the engine is and knows (`GET /dev`), and how apps make themselves known. */
export function devRoutes({ registry, sync, ids, clock, load }: HttpDeps): Hono {
  const app = new Hono()

  app.get('/dev', (c) =>
    c.json({
      version: 'potok-engine 0.1.0',
      startOpts: {
        autodiscover: false,
        sdkUrls: registry.apps().map((app) => app.url),
        noDiscovery: true,
      },
      apps: registry.apps().map((app) => ({
        id: stableUuid(app.name),
        name: app.name,
        url: app.url,
        sdk: app.sdk,
        framework: app.framework,
        syncedAt: new Date(app.syncedAt).toISOString(),
      })),
      functions: registry.functions().map(({ config, appName, url, maxAttempts, uuid }) => ({
        id: uuid,
        slug: config.id,
        name: config.name || config.id,
        app: appName,
        url,
        steps: [{ id: 'step', name: 'step', uri: stepUri(config.id, url) }],
        triggers: config.triggers,
        maxAttempts,
      })),
      handlers: registry.apps().map((app) => ({
        sdk: { url: app.url, appName: app.name, framework: app.framework, sdk: app.sdk },
      })),
      isSingleNodeService: true,
      isMissingSigningKey: false,
      isMissingEventKeys: false,
      features: {},
      load: load(),
    }),
  )

  app.post('/fn/register', async (c) => {
    const kind = c.req.header('x-inngest-expected-server-kind')
    if (kind && kind !== 'dev') throw new HttpError(400, `Expected server kind dev, got ${kind}`)
    const parsed = registrationSchema.safeParse(await readJson(c.req.raw, largestBody))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new HttpError(400, `Invalid request: ${issue?.path.join('.')}: ${issue?.message}`)
    }
    const registration = parsed.data
    const slugs = registration.functions.map((fn) => fn.id)
    const twice = slugs.find((slug, i) => slugs.indexOf(slug) !== i)
    if (twice !== undefined)
      throw new HttpError(400, `Invalid request: two functions are called "${twice}"`)
    const modified = await sync.register(registration)
    return c.body(
      JSON.stringify({
        ok: true,
        modified,
        sync_id: stableUuid(ids.ulid(clock.now())),
        app_id: stableUuid(registration.appName),
      }),
      200,
      { 'content-type': 'text/plain; charset=utf-8' },
    )
  })

  app.delete('/fn/remove', async (c) => {
    const url = c.req.query('url')
    for (const known of registry.apps()) if (known.url === url) await sync.remove(known.name)
    return c.json({ ok: true })
  })

  return app
}

/** Where the function is called, as it was registered. */
function stepUri(id: string, url: string): string {
  const uri = new URL(url)
  uri.searchParams.set('fnId', id)
  uri.searchParams.set('stepId', 'step')
  return uri.href
}
