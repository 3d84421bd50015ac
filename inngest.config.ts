import { Inngest } from 'inngest'
import type { Config } from './adapters/config.ts'
import { awaitLeaveDecisionFunction } from './functions/durable/await-leave-decision.ts'
import { calculatePayslipFunction } from './functions/durable/calculate-payslip.ts'
import { convertChunkFunction } from './functions/durable/convert-chunk.ts'
import { checkConversionRulesFunction } from './functions/durable/check-conversion-rules.ts'
import { compareShadowFunction } from './functions/durable/compare-shadow.ts'
import { dealWonFunction } from './functions/durable/deal-won.ts'
import { deliverNotificationFunction } from './functions/durable/deliver-notification.ts'
import { chargePaymentFunction } from './functions/durable/charge-payment.ts'
import { forgetConversationsFunction } from './functions/durable/forget-conversations.ts'
import { refundPaymentFunction } from './functions/durable/refund-payment.ts'
import { returnMoneyFunction } from './functions/durable/return-money.ts'
import { compensateCancelledRunFunction } from './functions/durable/compensate-cancelled-run.ts'
import { compensateSagaFunction } from './functions/durable/compensate-saga.ts'
import { forgetAiAnswersFunction } from './functions/durable/forget-ai-answers.ts'
import { forgetAiContentsFunction } from './functions/durable/forget-ai-contents.ts'
import { forgetAnswersFunction } from './functions/durable/forget-answers.ts'
import { fulfillOrderFunction } from './functions/durable/fulfill-order.ts'
import { generateAiContentFunction } from './functions/durable/generate-ai-content.ts'
import { generateCarouselFunction } from './functions/durable/generate-carousel.ts'
import { handleTelegramUpdatesFunction } from './functions/durable/handle-telegram-updates.ts'
import { markLeaveFunction } from './functions/durable/mark-leave.ts'
import { processConversionFunction } from './functions/durable/process-conversion.ts'
import { processOrderFunction } from './functions/durable/process-order.ts'
import { remindOfTelegramUpdatesFunction } from './functions/durable/remind-of-telegram-updates.ts'
import { rotateEncryptionKeysFunction } from './functions/durable/rotate-encryption-keys.ts'
import { receiveBrandLogoFunction } from './functions/durable/receive-brand-logo.ts'
import { reorderProductFunction } from './functions/durable/reorder-product.ts'
import { releaseOrderFunction } from './functions/durable/release-order.ts'
import { reserveOrderFunction } from './functions/durable/reserve-order.ts'
import { reserveWaitingFunction } from './functions/durable/reserve-waiting.ts'
import { retrySagaFunction } from './functions/durable/retry-saga.ts'
import { reviseCarouselFunction } from './functions/durable/revise-carousel.ts'
import { runPayrollFunction } from './functions/durable/run-payroll.ts'
import { sendCarouselAlbumFunction } from './functions/durable/send-carousel-album.ts'
import { sendBrandSampleFunction } from './functions/durable/send-brand-sample.ts'
import { erasePersonFunction, exportPersonFunction } from './functions/durable/erase-person.ts'
import { runScheduleFunction, sweepSchedulesFunction } from './functions/durable/run-schedules.ts'
import { sendBroadcastFunction } from './functions/durable/send-broadcast.ts'
import { sendCarouselDocumentsFunction } from './functions/durable/send-carousel-documents.ts'
import { sendPostPackageFunction } from './functions/durable/send-post-package.ts'
import { sendNotificationsFunction } from './functions/durable/send-notifications.ts'
import { startBulkConversionFunction } from './functions/durable/start-bulk-conversion.ts'
import { stockPurchaseOrderFunction } from './functions/durable/stock-purchase-order.ts'
import { sweepConversationsFunction } from './functions/durable/sweep-conversations.ts'
import { sweepMaintenancePlansFunction } from './functions/durable/sweep-maintenance-plans.ts'
import { sweepOutboxFunction } from './functions/durable/sweep-outbox.ts'
import { tellAiBudgetFunction } from './functions/durable/tell-ai-budget.ts'
import { tellAlertFunction } from './functions/durable/tell-alert.ts'
import { tellConversationPausedFunction } from './functions/durable/tell-conversation-paused.ts'
import { registerMemberCommandsFunction } from './functions/durable/register-member-commands.ts'
import { sendDigestFunction, sweepDigestsFunction } from './functions/durable/send-digests.ts'
import { tellDealOrderedFunction } from './functions/durable/tell-deal-ordered.ts'
import { tellLeaveDecisionFunction } from './functions/durable/tell-leave-decision.ts'
import type { Deps } from './workflows/deps.ts'
import type { Relay } from './workflows/shared/relay.ts'
import type { Logger } from './workflows/shared/runtime.ts'

/**
 * After this long a run hands over to a new request. Below `maxDuration` of the host (180 s on Vercel, set
 * by scripts/build.ts; 60 s on Netlify) by the longest step: an AI call of 30 s, repeated once to repair.
 */
const MAX_RUNTIME = '25s'

/** Which engine runs the functions: ours in this process, a dev server, or Inngest by its keys. */
export type EngineMode = 'embedded' | 'dev' | 'cloud'

export function engineMode(config: Config): EngineMode {
  if (config.INNGEST_DEV) return 'dev'
  return config.INNGEST_SIGNING_KEY ? 'cloud' : 'embedded'
}

/** The Inngest client. `fetch` reaches the embedded engine without a socket. */
export function createInngest(options: {
  config: Config
  logger: Logger
  fetch?: typeof fetch
}): Inngest {
  const { config, logger } = options
  const mode = engineMode(config)
  const baseUrl =
    typeof config.INNGEST_DEV === 'string' ? config.INNGEST_DEV : config.INNGEST_BASE_URL
  return new Inngest({
    id: 'potok',
    isDev: mode !== 'cloud',
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(config.INNGEST_EVENT_KEY ? { eventKey: config.INNGEST_EVENT_KEY } : {}),
    ...(config.INNGEST_SIGNING_KEY ? { signingKey: config.INNGEST_SIGNING_KEY } : {}),
    ...(options.fetch ? { fetch: options.fetch } : {}),
    checkpointing: { maxRuntime: MAX_RUNTIME },
    logger: inngestLogger(logger),
  })
}

/** Every durable function of Potok. */
export function durableFunctions(inngest: Inngest, deps: Deps, relay: Relay) {
  return [
    awaitLeaveDecisionFunction(inngest, deps),
    calculatePayslipFunction(inngest, deps),
    checkConversionRulesFunction(inngest, deps),
    compareShadowFunction(inngest, deps),
    convertChunkFunction(inngest, deps),
    dealWonFunction(inngest, deps),
    deliverNotificationFunction(inngest, deps),
    chargePaymentFunction(inngest, deps),
    refundPaymentFunction(inngest, deps),
    returnMoneyFunction(inngest, deps),
    compensateCancelledRunFunction(inngest, deps),
    compensateSagaFunction(inngest, deps),
    forgetAiAnswersFunction(inngest, deps),
    forgetAiContentsFunction(inngest, deps),
    forgetAnswersFunction(inngest, deps),
    fulfillOrderFunction(inngest, deps),
    generateAiContentFunction(inngest, deps),
    generateCarouselFunction(inngest, deps),
    handleTelegramUpdatesFunction(inngest, deps),
    markLeaveFunction(inngest, deps),
    processConversionFunction(inngest, deps),
    processOrderFunction(inngest, deps),
    remindOfTelegramUpdatesFunction(inngest, deps),
    receiveBrandLogoFunction(inngest, deps),
    reorderProductFunction(inngest, deps),
    releaseOrderFunction(inngest, deps),
    reserveOrderFunction(inngest, deps),
    reserveWaitingFunction(inngest, deps),
    retrySagaFunction(inngest, deps),
    reviseCarouselFunction(inngest, deps),
    runPayrollFunction(inngest, deps),
    rotateEncryptionKeysFunction(inngest, deps),
    sendCarouselAlbumFunction(inngest, deps),
    sendBrandSampleFunction(inngest, deps),
    erasePersonFunction(inngest, deps),
    exportPersonFunction(inngest, deps),
    runScheduleFunction(inngest, deps),
    sendBroadcastFunction(inngest, deps),
    sendCarouselDocumentsFunction(inngest, deps),
    sweepSchedulesFunction(inngest, deps),
    sendNotificationsFunction(inngest, deps),
    sendPostPackageFunction(inngest, deps),
    startBulkConversionFunction(inngest, deps),
    stockPurchaseOrderFunction(inngest, deps),
    sweepMaintenancePlansFunction(inngest, deps),
    sweepConversationsFunction(inngest, deps),
    tellConversationPausedFunction(inngest, deps),
    forgetConversationsFunction(inngest, deps),
    sweepOutboxFunction(inngest, relay),
    tellAiBudgetFunction(inngest, deps),
    tellAlertFunction(inngest, deps),
    registerMemberCommandsFunction(inngest, deps),
    sendDigestFunction(inngest, deps),
    sweepDigestsFunction(inngest, deps),
    tellDealOrderedFunction(inngest, deps),
    tellLeaveDecisionFunction(inngest, deps),
  ]
}

/** The SDK logs `(message, …rest)` or `(facts, message)`; ours takes facts first. */
function inngestLogger(logger: Logger) {
  const write = (level: keyof Logger) => (first: unknown, second?: unknown) =>
    typeof first === 'object' && first !== null
      ? logger[level](first, typeof second === 'string' ? second : 'inngest')
      : logger[level](typeof second === 'object' && second !== null ? second : {}, String(first))
  return {
    debug: write('debug'),
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
  }
}
