import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generateApiKey, hashApiKey, hintOf } from '../db/access/api-key.ts'
import { createBreakerStore } from '../db/ai/create-breaker-store.ts'
import { createForgetAiAnswers } from '../db/ai/create-forget-ai-answers.ts'
import { createAccessDirectory } from '../db/access/create-access-directory.ts'
import { createAuthenticate } from '../db/access/create-authenticate.ts'
import { createPermissionsOf } from '../db/access/create-permissions-of.ts'
import { createChangeReader } from '../db/cache/create-change-reader.ts'
import { invalidateStale } from '../db/cache/invalidate-stale.ts'
import { createInTenant } from '../db/create-in-tenant.ts'
import { createEventReader } from '../db/events/create-event-reader.ts'
import { createOutbox } from '../db/events/create-outbox.ts'
import type { Keyring } from '../db/encryption/create-keyring.ts'
import { createWorkspaceIdsOf } from '../db/encryption/create-workspace-ids-of.ts'
import { createForgetAnswers } from '../db/idempotency/create-forget-answers.ts'
import type { Database } from '../db/open-database.ts'
import { createCounterClient } from '../db/rate-limit/create-counter-client.ts'
import { createAnswerStore } from '../db/repositories/ai-answers.ts'
import { createBlockedChats } from '../db/repositories/blocked-chats.ts'
import { createButtonStore } from '../db/repositories/buttons.ts'
import { createDeliveryLedger } from '../db/repositories/delivery-ledger.ts'
import { createDuePlans } from '../db/repositories/due-plans.ts'
import { createImageStore } from '../db/repositories/image-store.ts'
import { admitOutsider } from '../workflows/access/admit-outsider.ts'
import { watchChanges } from '../workflows/conversion/automatic/watch-changes.ts'
import type { Deps } from '../workflows/deps.ts'
import { EVENT_CATALOG } from '../workflows/event-catalog.ts'
import type { EventEnvelope } from '../workflows/shared/events.ts'
import { createRelay, type Relay } from '../workflows/shared/relay.ts'
import type { Clock, Logger } from '../workflows/shared/runtime.ts'
import type { TenantScope } from '../workflows/shared/scope.ts'
import { createAiModel } from './ai/create-ai-model.ts'
import { createContentAssistant } from './ai/builtin/content/create-content-assistant.ts'
import { createBuiltinWriter } from './ai/builtin/create-builtin-writer.ts'
import { createModels } from './ai/create-models.ts'
import { createContentWriter } from './ai/create-content-writer.ts'
import { createSlideWriter } from './ai/create-slide-writer.ts'
import { createSlideRenderer } from './canvas/create-slide-renderer.ts'
import { createLogoPreparer } from './canvas/logo/create-logo-preparer.ts'
import type { Config } from './config.ts'
import { createMemoryCache } from './cache/create-memory-cache.ts'
import { createExpressions } from './expressions/create-expressions.ts'
import { createFormats } from './formats/create-formats.ts'
import { createMailer } from './mail/create-mailer.ts'
import { smtpSettingsOf } from './mail/smtp-settings.ts'
import { createNewId } from './new-id.ts'
import { createRateLimiter } from './rate-limit/create-rate-limiter.ts'
import { createSourceReader } from './sources/create-source-reader.ts'
import { createS3ImageStore } from './storage/create-s3-image-store.ts'
import { createCredentials } from './credentials/create-credentials.ts'
import { createAccessTokens } from './jwt/create-access-tokens.ts'
import { createOutsideVerifier } from './jwt/create-outside-verifier.ts'
import { signingKey } from './jwt/signing-key.ts'
import { paymentGateways } from './payments/payment-gateways.ts'
import { createWebhookSender } from './webhooks/create-webhook-sender.ts'
import { createChatMessenger } from './telegram/create-chat-messenger.ts'

export interface DepsOptions {
  config: Config
  database: Database
  clock: Clock
  logger: Logger
  keyring: Keyring
  /** Signs access tokens where no key is given. */
  secret: string
  /** The bot's token and, for the simulator, where its Bot API is. */
  telegram: { token: string; apiRoot?: string | undefined }
  botScope: TenantScope
  /** The chats are those of the simulator. */
  simulator?: boolean | undefined
  /** Hands stored events to the engine. */
  send: (events: EventEnvelope[]) => Promise<void>
  /** Serverless: a request waits for the delivery of its events, because the process may freeze after it. */
  awaitDelivery: boolean
  /** Aborted when the process is to end. */
  stopping?: AbortSignal
}

/** Wires every port to its adapter. The only place that knows them all. */
export function createDeps(options: DepsOptions): { deps: Deps; relay: Relay } {
  const { config, database, clock, logger, telegram, botScope } = options
  const newId = createNewId(clock)
  const outbox = createOutbox(database, { clock, newId })
  const relay = createRelay({ outbox, send: options.send, logger })
  const deliveries = createDeliveryLedger(database, { clock })

  const cache = createMemoryCache({
    clock,
    logger,
    // PGlite has one process; where there may be more, changes are read from the event store.
    ...(database.sql.driver === 'pglite' ? {} : { changes: createChangeReader(database) }),
  })
  const ofRules = {
    newId,
    clock,
    cache,
    expressions: createExpressions(),
    formats: createFormats(),
  }
  const transact = createInTenant(database, {
    catalog: EVENT_CATALOG,
    clock,
    newId,
    logger,
    keyring: options.keyring,
    beforeCommit: (r, events) => watchChanges(ofRules, r, events),
    onCommitted: async (events) => {
      invalidateStale(cache, events)
      relay.nudge()
      if (options.awaitDelivery) await relay.idle()
    },
  })
  const inTenant: Deps['inTenant'] = async (scope, work) => {
    await cache.refresh()
    return transact(scope, work)
  }

  const messenger = createChatMessenger({
    ...telegram,
    ledger: deliveries,
    buttons: createButtonStore(database, { clock }),
    blocked: createBlockedChats(database, { clock }),
    logger,
    clock,
  })
  const deps: Deps = {
    clock,
    newId,
    logger,
    inTenant,
    cache,
    rateLimiter: createRateLimiter({
      clock,
      logger,
      limits: {
        address: config.RATE_LIMIT_PER_ADDRESS,
        caller: config.RATE_LIMIT_PER_KEY,
        auth_address: config.RATE_LIMIT_SIGN_IN,
        auth_account: config.RATE_LIMIT_SIGN_IN,
      },
      ...(database.sql.driver === 'pglite' ? {} : { counters: createCounterClient(database) }),
    }),
    ...accessOf({ ...options, newId, inTenant }),
    workspaceIdsOf: createWorkspaceIdsOf(database),
    forgetAnswers: createForgetAnswers(database, { clock }),
    forgetAiAnswers: createForgetAiAnswers(database, { clock }),
    botScope: async () => botScope,
    duePlans: createDuePlans(database),
    outbox,
    eventReader: createEventReader(database),
    stopping: options.stopping,
    ...aiOf(options, newId),
    sources: createSourceReader({ messenger }),
    assistant: createContentAssistant(),
    handle: config.CAROUSEL_HANDLE,
    renderer: createSlideRenderer({ fontFolder: bundledFonts() }),
    images: imageStoreOf(config, database, clock),
    logos: createLogoPreparer(),
    messenger,
    deliveries,
    payments: paymentGateways(config, { clock }),
    expressions: ofRules.expressions,
    formats: ofRules.formats,
    isTrial: options.simulator,
    publicUrl: config.PUBLIC_URL,
    mailer: createMailer({ smtp: smtpSettingsOf(config), stopping: options.stopping }),
    webhooks: createWebhookSender({ clock }),
  }
  return { deps, relay }
}

/** Who asks, what they may do, and how they sign in: here, or at an outside issuer. */
function accessOf(options: DepsOptions & Pick<Deps, 'newId' | 'inTenant'>) {
  const { config, database, clock, secret } = options
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_JWKS_URL: jwksUrl } = config
  const tokens = createAccessTokens({
    key: signingKey(config.POTOK_JWT_PRIVATE_KEY, secret),
    issuer: config.PUBLIC_URL ?? 'potok',
    outsideIssuer: issuer,
    ...options,
  })
  const verifyToken =
    issuer && audience && jwksUrl
      ? createOutsideVerifier({ issuer, audience, jwksUrl }, { clock })
      : tokens.verify
  return {
    authenticate: createAuthenticate(database, {
      clock,
      verifyToken,
      admitOutsider: (scope, person) => admitOutsider(options, scope, person),
    }),
    permissionsOf: createPermissionsOf(database, { clock }),
    access: {
      directory: createAccessDirectory(database, { clock }),
      credentials: createCredentials(newApiKey),
      tokens,
    },
  } satisfies Pick<Deps, 'authenticate' | 'permissionsOf' | 'access'>
}

/** What AI writes, with the models that have a key, and without them. */
function aiOf({ config, database, clock, logger }: DepsOptions, newId: Deps['newId']) {
  const models = createModels({
    providers: providersOf(config),
    answers: createAnswerStore(database, { clock, newId }),
    breakers: createBreakerStore(database),
    clock,
    logger,
  })
  return {
    writer: createContentWriter({ models, builtin: createBuiltinWriter(), logger }),
    ai: createAiModel({ models, logger }),
    slideWriter: createSlideWriter({ models, logger }),
  } satisfies Pick<Deps, 'writer' | 'ai' | 'slideWriter'>
}

function newApiKey() {
  const key = generateApiKey()
  return { key, hash: hashApiKey(key) ?? '', hint: hintOf(key) }
}

function providersOf(config: Config) {
  const { OPENAI_API_KEY, ANTHROPIC_API_KEY } = config
  return {
    openai: OPENAI_API_KEY
      ? { apiKey: OPENAI_API_KEY, baseUrl: config.OPENAI_BASE_URL, model: config.OPENAI_MODEL }
      : undefined,
    anthropic: ANTHROPIC_API_KEY
      ? {
          apiKey: ANTHROPIC_API_KEY,
          baseUrl: config.ANTHROPIC_BASE_URL,
          model: config.ANTHROPIC_MODEL,
        }
      : undefined,
  }
}

function imageStoreOf(config: Config, database: Database, clock: Clock): Deps['images'] {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = config
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    return createImageStore(database, { clock })
  }
  return createS3ImageStore({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: config.S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  })
}

/** In a bundle the fonts lie beside the code; in the source tree they lie in their packages. */
function bundledFonts(): string | undefined {
  const folder = join(import.meta.dirname, 'fonts')
  return existsSync(folder) ? folder : undefined
}
