import type { ChatMessenger, DeliveryLedger } from './bot/ports.ts'
import type { SessionRepository, UpdateRepository } from './bot/repository.ts'
import type { ContentWriter, ImageStore, SlideRenderer } from './carousel/ports.ts'
import type { CarouselRepository } from './carousel/repository.ts'
import type { EventAppender, Inbox, Outbox } from './shared/event-log.ts'
import type { Clock, Logger, NewId } from './shared/runtime.ts'
import type { SagaLog } from './shared/saga-log.ts'
import type { TenantScope } from './shared/scope.ts'

/** Everything that one tenant transaction can read and write. */
export interface Repositories {
  events: EventAppender
  inbox: Inbox
  sagas: SagaLog
  carousels: CarouselRepository
  updates: UpdateRepository
  sessions: SessionRepository
}

/**
 * One transaction of one tenant: all of `work` commits, or none of it. After the commit the relay
 * is nudged when events were appended. Inside, nothing slow and nothing that leaves the process.
 */
export type InTenant = <T>(
  scope: TenantScope,
  work: (repositories: Repositories) => Promise<T>,
) => Promise<T>

/** The API key that a request came with. */
export interface ApiKeyIdentity extends TenantScope {
  keyId: string
}

/** What workflows and functions may use of the world. Built in adapters/deps.ts and by tests. */
export interface Deps {
  clock: Clock
  newId: NewId
  logger: Logger
  inTenant: InTenant
  /** Null for an unknown, expired or revoked key. Compares hashes only. */
  authenticateApiKey(key: string): Promise<ApiKeyIdentity | null>
  /** The workspace that the Telegram bot of this installation works for. */
  botScope(): Promise<TenantScope>
  outbox: Outbox
  writer: ContentWriter
  /** Shown small on every slide, such as `@potok`; absent when there is none. */
  handle?: string | undefined
  renderer: SlideRenderer
  images: ImageStore
  messenger: ChatMessenger
  deliveries: DeliveryLedger
}
