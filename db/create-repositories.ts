import type { Repositories, TenantWork } from '../workflows/deps.ts'
import type { AnyEventDeclaration, EventEnvelope } from '../workflows/shared/events.ts'
import type { Clock, Logger, NewId } from '../workflows/shared/runtime.ts'
import { createAccessRepositories } from './access/create-access-repositories.ts'
import { createSettingsRepository } from './access/create-settings-repository.ts'
import type { TransactionAuditLog } from './audit/create-audit-log.ts'
import { createAuditReader } from './audit/create-audit-reader.ts'
import type { Keyring } from './encryption/create-keyring.ts'
import { createEncryptionRepository } from './encryption/create-encryption-repository.ts'
import { createFieldCipher } from './encryption/create-field-cipher.ts'
import { createAttempt } from './create-attempt.ts'
import { createEventAppender } from './events/create-event-appender.ts'
import { createInbox } from './events/create-inbox.ts'
import { createIdempotencyStore } from './idempotency/create-idempotency-store.ts'
import { createRecordRepository } from './registry/create-record-repository.ts'
import { createHeldRecords } from './registry/held-records.ts'
import { createBrandKitRepository } from './repositories/brand-kits.ts'
import { createContentRepository } from './repositories/ai-contents.ts'
import { createBroadcastRepository } from './repositories/broadcasts.ts'
import { createBudgetRepository } from './repositories/ai-budget.ts'
import { createAiCallRepository } from './repositories/ai-calls.ts'
import { createButtonRepository } from './repositories/buttons.ts'
import { createRevisionRepository } from './repositories/carousel-revisions.ts'
import { createBusinessFigures } from './repositories/business-figures.ts'
import { createDigestRepository } from './repositories/digests.ts'
import { createCarouselRepository } from './repositories/carousels.ts'
import { createConversationRepository } from './repositories/conversations.ts'
import { createBulkRepository } from './repositories/bulk-conversions.ts'
import { createConversionRepository } from './repositories/conversions.ts'
import { createErasureRepository } from './repositories/erasures.ts'
import { createMappingFeedback } from './repositories/mapping-feedback.ts'
import { createNotificationRepository } from './repositories/notifications.ts'
import { createPersonalDataRepository } from './repositories/personal-data.ts'
import { createScheduleRepository } from './repositories/schedules.ts'
import { createRuleVersions } from './repositories/rule-versions.ts'
import { createSchemaCatalog } from './repositories/schema-catalog.ts'
import { createShadowRepository } from './repositories/shadow-conversions.ts'
import { createNumberSeries } from './repositories/number-series.ts'
import { createSagaLog } from './repositories/saga-log.ts'
import { createSagaReader } from './repositories/saga-reader.ts'
import { createSessionRepository } from './repositories/sessions.ts'
import { createStockRepository } from './repositories/stock.ts'
import { createUpdateRepository } from './repositories/updates.ts'
import type { Transaction } from './transaction.ts'

export interface RepositoryOptions {
  scope: TenantWork
  audit: TransactionAuditLog
  catalog: readonly AnyEventDeclaration[]
  clock: Clock
  newId: NewId
  logger: Logger
  /** For encrypted fields; without one they can be neither written nor read. */
  keyring?: Keyring | undefined
  /** Told of the events that each append stored. */
  onAppended?: (events: readonly EventEnvelope[]) => void
}

/** The repositories of one tenant transaction. */
export function createRepositories(tx: Transaction, options: RepositoryOptions): Repositories {
  const cipher = createFieldCipher(tx, options)
  const held = createHeldRecords()
  const markAttempt = () => {
    const dropEntries = options.audit.mark()
    return () => {
      dropEntries()
      cipher.forget()
      held.clear()
    }
  }
  return {
    events: createEventAppender(tx, options),
    inbox: createInbox(tx, options),
    sagas: createSagaLog(tx, options),
    sagaReader: createSagaReader(tx, options),
    numbers: createNumberSeries(tx, options),
    audit: options.audit,
    auditTrail: createAuditReader(tx, options),
    encryption: createEncryptionRepository(tx, { ...options, cipher }),
    access: createAccessRepositories(tx, options),
    settings: createSettingsRepository(tx, options),
    records: createRecordRepository(tx, { ...options, cipher, held }),
    idempotency: createIdempotencyStore(tx, { ...options, cipher }),
    attempt: createAttempt(tx, markAttempt),
    conversions: createConversionRepository(tx, { ...options, cipher }),
    ruleVersions: createRuleVersions(tx, options),
    bulkConversions: createBulkRepository(tx, options),
    shadows: createShadowRepository(tx, options),
    mappingFeedback: createMappingFeedback(tx, options),
    schemaCatalog: createSchemaCatalog(tx, options),
    notifications: createNotificationRepository(tx, options),
    stock: createStockRepository(tx, options),
    carousels: createCarouselRepository(tx, options),
    aiCalls: createAiCallRepository(tx, options),
    aiBudget: createBudgetRepository(tx, options),
    carouselRevisions: createRevisionRepository(tx, options),
    aiContents: createContentRepository(tx, options),
    updates: createUpdateRepository(tx, options),
    sessions: createSessionRepository(tx, options),
    buttons: createButtonRepository(tx, options),
    conversations: createConversationRepository(tx, options),
    figures: createBusinessFigures(tx, options),
    digests: createDigestRepository(tx, options),
    broadcasts: createBroadcastRepository(tx, options),
    schedules: createScheduleRepository(tx, options),
    erasures: createErasureRepository(tx, options),
    personalData: createPersonalDataRepository(tx, options),
    brandKits: createBrandKitRepository(tx, options),
  }
}
