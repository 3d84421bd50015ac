import { serve } from '@hono/node-server'
import pino from 'pino'
import { WebSocketServer } from 'ws'
import { openPglite } from '../db/drivers/pglite.ts'
import { parseCliOptions, usage, UsageError } from './cli-options.ts'
import type { CliOptions } from './cli-options.ts'
import { systemClock } from './clock.ts'
import { createEngine } from './create-engine.ts'
import { pollApps } from './poll-apps.ts'

/** What `serve` asks for; the types of ws differ in exactness only. */
type WebSocketServerLike = NonNullable<Parameters<typeof serve>[0]['websocket']>['server']

const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'info' })

async function run(options: CliOptions): Promise<void> {
  const database = await openPglite(options.data === null ? {} : { dataDir: options.data })
  const engine = await createEngine({
    database,
    logger,
    ...(options.retryInterval === null ? {} : { retryInterval: options.retryInterval }),
  })
  await engine.start()
  const sockets: unknown = new WebSocketServer({ noServer: true })
  const server = serve(
    {
      fetch: engine.fetch,
      port: options.port,
      hostname: options.host,
      websocket: { server: sockets as WebSocketServerLike },
    },
    ({ port }) => {
      const host = options.host.includes(':') ? `[${options.host}]` : options.host
      console.log(`Potok's engine listens on http://${host}:${port} (GET /dev says what it knows)`)
    },
  )
  server.on('error', (error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message
    console.error(`Cannot listen on ${options.host}:${options.port}: ${why}`)
    process.exit(1)
  })
  const stopPolling = pollApps(engine, options.sdkUrls, {
    clock: systemClock,
    logger,
    interval: 5_000,
    repeat: options.poll,
  })
  const stop = async () => {
    stopPolling()
    server.close()
    await engine.stop()
    await database.close()
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

try {
  const options = parseCliOptions(process.argv.slice(2))
  if (options === 'help') console.log(usage)
  else await run(options)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exit(2)
}
