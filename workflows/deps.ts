import type { Caller } from './access/caller.ts'
import type { AccessRepositories } from './access/ports.ts'
import type { AccessDirectory, AccessTokens, Credentials } from './access/sign-in-ports.ts'
import type { SettingsRepository } from './access/settings.ts'
import type { ContentAssistant } from './ai/content/ports.ts'
import type { ContentRepository } from './ai/content/repository.ts'
import type { BudgetRepository } from './ai/budget/ports.ts'
import type { AiModel } from './ai/ports.ts'
import type { AiCallRepository } from './ai/usage.ts'
import type { AuditLog, AuditReader } from './audit/ports.ts'
import type { BusinessFigures } from './bot/business/figures.ts'
import type { DigestRepository } from './bot/digest/repository.ts'
import type { ChatMessenger, DeliveryLedger } from './bot/ports.ts'
import type {
  ButtonRepository,
  ConversationRepository,
  SessionRepository,
  UpdateRepository,
} from './bot/repository.ts'
import type { BrandKitRepository, LogoPreparer } from './brand/ports.ts'
import type { ContentWriter, ImageStore, SlideRenderer } from './carousel/ports.ts'
import type { BroadcastRepository } from './broadcasts/ports.ts'
import type { CarouselRepository } from './carousel/repository.ts'
import type { RevisionRepository } from './carousel/revisions/repository.ts'
import type { SlideWriter } from './carousel/rewrite-slide.ts'
import type { SourceReader } from './carousel/source-reader.ts'
import type { BulkRepository } from './conversion/bulk/ports.ts'
import type {
  ConversionRepository,
  Expressions,
  Formats,
  RuleVersions,
} from './conversion/ports.ts'
import type { ShadowRepository } from './conversion/shadow/ports.ts'
import type { MappingFeedback, SchemaCatalog } from './schema/ports.ts'
import type { EncryptionRepository } from './encryption/ports.ts'
import type { IdempotencyStore } from './idempotency/ports.ts'
import type { StockRepository } from './inventory/ports.ts'
import type { DuePlans } from './maintenance/ports.ts'
import type { Mailer, NotificationRepository, WebhookSender } from './notifications/ports.ts'
import type { GatewayName, PaymentGateway } from './payments/ports.ts'
import type { ErasureRepository, PersonalDataRepository } from './privacy/ports.ts'
import type { RecordRepository } from './registry/ports.ts'
import type { ScheduleRepository } from './schedules/ports.ts'
import type { Cache } from './shared/cache.ts'
import type { EventAppender, EventReader, Inbox, Outbox } from './shared/event-log.ts'
import type { RateLimiter } from './shared/rate-limit.ts'
import type { Clock, Logger, NewId } from './shared/runtime.ts'
import type { NumberSeries } from './shared/number-series.ts'
import type { SagaLog, SagaReader } from './shared/saga-log.ts'
import type { Actor, TenantScope } from './shared/scope.ts'

/** Everything that one tenant transaction can read and write. */
export interface Repositories {
  events: EventAppender
  inbox: Inbox
  sagas: SagaLog
  sagaReader: SagaReader
  numbers: NumberSeries
  audit: AuditLog
  auditTrail: AuditReader
  encryption: EncryptionRepository
  records: RecordRepository
  stock: StockRepository
  idempotency: IdempotencyStore
  /**
   * A part of the transaction that may fail alone: what it wrote is undone, the rest stays. The trail is
   * written at the end, so a part keeps its entries to itself until it has succeeded. Not nested.
   */
  attempt<T>(work: () => Promise<T>): Promise<T>
  conversions: ConversionRepository
  ruleVersions: RuleVersions
  bulkConversions: BulkRepository
  shadows: ShadowRepository
  mappingFeedback: MappingFeedback
  schemaCatalog: SchemaCatalog
  notifications: NotificationRepository
  settings: SettingsRepository
  access: AccessRepositories
  carousels: CarouselRepository
  aiCalls: AiCallRepository
  aiBudget: BudgetRepository
  carouselRevisions: RevisionRepository
  aiContents: ContentRepository
  updates: UpdateRepository
  sessions: SessionRepository
  buttons: ButtonRepository
  conversations: ConversationRepository
  figures: BusinessFigures
  digests: DigestRepository
  broadcasts: BroadcastRepository
  schedules: ScheduleRepository
  erasures: ErasureRepository
  personalData: PersonalDataRepository
  brandKits: BrandKitRepository
}

/** Whose data a transaction touches and, for the trail, who caused it and why. An EventContext is one. */
export interface TenantWork extends TenantScope {
  /** Potok itself when absent. */
  actor?: Actor
  correlationId?: string
  /** The request or event that caused it. */
  causationId?: string
  /** Somebody waits for an answer within milliseconds: goes before other work where there is one connection. */
  urgent?: boolean
}

/**
 * One transaction of one tenant: all of `work` commits, or none of it. The trail of what it changed is
 * written with it. After the commit the relay is nudged when events were appended. Inside, nothing slow
 * and nothing that leaves the process.
 */
export type InTenant = <T>(
  scope: TenantWork,
  work: (repositories: Repositories) => Promise<T>,
) => Promise<T>

/** What workflows and functions may use of the world. Built in adapters/deps.ts and by tests. */
export interface Deps {
  clock: Clock
  newId: NewId
  logger: Logger
  inTenant: InTenant
  cache: Cache
  rateLimiter: RateLimiter
  /**
   * Who a bearer credential (an API key or an access token) stands for, with their permissions as of
   * now. `workspaceId` chooses among a person's workspaces. Null for what is unknown, expired, revoked,
   * or belongs to somebody who is not active.
   */
  authenticate(credential: string, workspaceId?: string): Promise<Caller | null>
  /**
   * What an actor may do as of now, for queued work: nothing when the key is revoked or the person not
   * active. Potok itself may do everything.
   */
  permissionsOf(scope: TenantScope, actor: Actor): Promise<ReadonlySet<string>>
  /** Every workspace of an organization, also deleted ones, by id: for work on all that it keeps. */
  workspaceIdsOf(organizationId: string): Promise<string[]>
  /** Signing in: who it may be, their secrets, and the tokens they get. */
  access: { directory: AccessDirectory; credentials: Credentials; tokens: AccessTokens }
  /** Deletes expired answers to keyed requests, of every workspace. @returns how many */
  forgetAnswers(): Promise<number>
  /** Deletes what models answered more than 30 days ago, of every workspace. @returns how many */
  forgetAiAnswers(): Promise<number>
  /** The workspace that the Telegram bot of this installation works for. */
  botScope(): Promise<TenantScope>
  duePlans: DuePlans
  outbox: Outbox
  eventReader: EventReader
  /** Aborted when the process is to end: what is open for long ends then. */
  stopping?: AbortSignal | undefined
  writer: ContentWriter
  ai: AiModel
  /** Stands in for `ai` where there is no key, no budget or no answer. */
  assistant: ContentAssistant
  slideWriter: SlideWriter
  sources: SourceReader
  /** Shown small on every slide, such as `@potok`; absent when there is none. */
  handle?: string | undefined
  renderer: SlideRenderer
  images: ImageStore
  logos: LogoPreparer
  messenger: ChatMessenger
  deliveries: DeliveryLedger
  /** The ledger always; others where they are configured. */
  payments: ReadonlyMap<GatewayName, PaymentGateway>
  expressions: Expressions
  formats: Formats
  /** True where chats are simulated on this machine: the first person may try everything. */
  isTrial?: boolean | undefined
  /** Where people reach this installation, without a slash at the end. */
  publicUrl?: string | undefined
  mailer: Mailer
  webhooks: WebhookSender
}
