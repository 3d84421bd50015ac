import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from './adapters/config.ts'
import { banner } from './adapters/local/banner.ts'
import { keepSyncing } from './adapters/local/keep-syncing.ts'
import { listen } from './adapters/local/listen.ts'
import { naming } from './adapters/local/naming.ts'
import { localMasterKey, localSecret, saveApiKey } from './adapters/local/secret-file.ts'
import { createLogger } from './adapters/logger.ts'
import { keepRegistering } from './adapters/telegram/keep-registering.ts'
import { pollUpdates } from './adapters/telegram/poll-updates.ts'
import { webhookSecretOf } from './adapters/telegram/webhook-secret.ts'
import { createPotok, IN_PROCESS } from './app.ts'
import { createNewId } from './adapters/new-id.ts'
import { bootstrap } from './db/access/bootstrap.ts'
import { openKeyring } from './db/encryption/open-keyring.ts'
import { forgetClaims } from './db/events/claims.ts'
import { openDatabase } from './db/open-database.ts'
import { createEngine } from './engine/create-engine.ts'
import { engineMode } from './inngest.config.ts'
import { createReceiveUpdate } from './workflows/bot/receive-update.ts'
import { createSimulator } from './simulator/create-simulator.ts'

// Reading `process.env` asks the system each time, and the Inngest SDK copies all of it several times a
// call: a plain object makes the engine a third faster.
process.env = { ...process.env }

const clock = { now: Date.now }

/** One machine: the app, the embedded engine and the Telegram simulator in this process. */
async function start(config: Config): Promise<void> {
  const logger = createLogger(config)
  const folder = config.POTOK_DATA
  const local = `http://${reachable(config.HOST)}:${config.PORT}`
  await naming('POTOK_DATA', () => mkdirSync(folder, { recursive: true, mode: 0o700 }))

  const database = await naming(config.DATABASE_URL ? 'DATABASE_URL' : 'POTOK_DATA', () =>
    openDatabase({
      url: config.DATABASE_URL,
      migrationUrl: config.MIGRATION_DATABASE_URL,
      dataDir: join(folder, 'db'),
      logger,
    }),
  )
  const keyring = await naming('POTOK_MASTER_KEY', () =>
    openKeyring(database, {
      masterKey: config.POTOK_MASTER_KEY ?? localMasterKey(folder),
      previous: config.POTOK_MASTER_KEY_PREVIOUS,
      clock,
      logger,
    }),
  )
  let newApiKey: string | null = null
  const keepKey = (key: string) => {
    newApiKey = key
    saveApiKey(folder, key)
  }
  const { scope } = await bootstrap(database, { clock, newId: createNewId(clock), keepKey })
  const secret = config.POTOK_SECRET ?? localSecret(folder)
  const webhookSecret = webhookSecretOf(config, secret)

  // The app and the engine call each other in this process, without a socket.
  const fetchApp: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!request.url.startsWith(`${local}/`)) return fetch(request)
    return potok.app.fetch(request, IN_PROCESS)
  }
  const engine =
    engineMode(config) === 'embedded'
      ? await createEngine({ database: database.sql, logger, fetch: fetchApp })
      : null
  // Where the engine is, there is one process: what the one before was delivering need not wait.
  if (engine) await forgetClaims(database)
  const simulator = config.TELEGRAM_BOT_TOKEN
    ? null
    : createSimulator({ database: database.sql, clock, logger, fetch: fetchApp })
  const telegram = {
    token: config.TELEGRAM_BOT_TOKEN ?? simulator?.token ?? '',
    apiRoot: simulator ? `${local}/simulator/api/` : config.TELEGRAM_API_ROOT,
  }

  // Events that come before the engine knows the functions would start none: they wait.
  const knowsFunctions = Promise.withResolvers<void>()
  const fetchEngine: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (engine === null) return fetch(request)
    if (new URL(request.url).pathname.startsWith('/e/')) await knowsFunctions.promise
    return engine.fetch(request)
  }

  const stopping = new AbortController()
  const potok = createPotok({
    config,
    database,
    clock,
    logger,
    keyring,
    secret,
    webhookSecret,
    telegram,
    botScope: scope,
    awaitDelivery: false,
    stopping: stopping.signal,
    simulator: simulator !== null,
    ...(engine ? { engineFetch: fetchEngine } : {}),
  })
  if (simulator) potok.app.route('/simulator', simulator.app)

  const server = await listen(potok.app, config)
  await simulator?.start()
  // Before the engine takes up what was interrupted: that may keep this process busy for a while.
  const publicUrl = config.PUBLIC_URL ?? (simulator ? local : null)
  const webhook = publicUrl
    ? { url: `${publicUrl}/telegram/webhook`, secret: webhookSecret }
    : undefined
  const username = await keepRegistering({
    ...telegram,
    webhook,
    logger,
    stopping: stopping.signal,
  })

  await engine?.start()
  const functions = `${local}/api/inngest`
  if (!engine) {
    await keepSyncing({ functions, fetch, logger, stopping: stopping.signal })
  } else if (!(await engine.sync(functions)).ok) {
    logger.warn({ functions }, 'the engine does not know the functions yet')
  }
  knowsFunctions.resolve()
  potok.relay.nudge()

  const receive = createReceiveUpdate(potok.deps)
  const polling = webhook ? null : pollUpdates({ ...telegram, receive, logger })

  const stop = async () => {
    stopping.abort()
    // First: an engine outside would call back into a closed port for what it is still sent.
    const delivered = potok.relay.close()
    await polling?.stop()
    await server.close()
    await engine?.stop()
    await delivered
    await simulator?.stop()
    await database.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  process.stdout.write(
    banner({
      url: config.PUBLIC_URL ?? local,
      simulator: simulator !== null,
      telegram: `${username === null ? 'not reached yet, trying again' : `https://t.me/${username}`}, ${webhook ? 'by webhook' : 'updates are fetched (no PUBLIC_URL)'}`,
      engine: engine ? 'embedded, in this process' : (engineAddress(config) ?? 'Inngest'),
      database: config.DATABASE_URL ? database.sql.driver : `PGlite in ${folder}`,
      writer: writerNames(config),
      apiKeyFile: join(folder, 'api-key'),
      newApiKey,
      startedIn: performance.now(),
    }),
  )
}

/** A host under which this machine reaches itself. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function engineAddress({ INNGEST_DEV, INNGEST_BASE_URL }: Config): string | undefined {
  return typeof INNGEST_DEV === 'string' ? INNGEST_DEV : INNGEST_BASE_URL
}

function writerNames({ OPENAI_API_KEY, ANTHROPIC_API_KEY }: Config): string {
  const names = [OPENAI_API_KEY && 'OpenAI', ANTHROPIC_API_KEY && 'Anthropic'].filter(Boolean)
  return names.length > 0
    ? names.join(', then ')
    : 'built in, without AI (no OPENAI_API_KEY or ANTHROPIC_API_KEY)'
}

try {
  await start(readConfig(process.env))
} catch (error) {
  process.stderr.write(`Potok cannot start. ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
