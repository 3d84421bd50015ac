import type { Deps, Repositories } from '../deps.ts'
import { deadLetter } from '../entities/dead-letter.ts'
import { orderProcessing } from '../entities/order-processing.ts'
import { order } from '../entities/order.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import { eventTypeOf } from '../registry/events-of.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import type { SagaFailure } from '../shared/saga.ts'
import { asReason } from './as-reason.ts'
import { orderProcessed, orderProcessingRequested } from './events.ts'
import { moveOrder } from './move-order.ts'
import { processingOf } from './processing-of.ts'
import { PROCESSOR } from './processor.ts'

const INTERNAL = { internal: true }

/**
 * The record and the order are failed, `order.processed` says why, and a dead letter keeps it. An order
 * that was cancelled meanwhile stays so, and nothing is left to be run again.
 */
export async function failProcessing(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  failure: SagaFailure,
): Promise<void> {
  const found = await findRecord(r, order, orderId, { lock: true })
  const record = found && (await processingOf(r, orderId, { lock: true }))
  // An order that the processor has not to do with, or that it is done with.
  if (found && (record === null || found.status === 'completed')) return
  const isCancelled = found?.status === 'cancelled'
  const code = isCancelled ? 'cancelled' : failure.code
  const told = isCancelled ? `The order was cancelled: ${found.reason ?? ''}` : failure.reason
  const reason = asReason(told) ?? code

  if (record && record.status !== 'FAILED') {
    if (found.status === 'pending') await moveOrder(deps, r, context, orderId, 'processing')
    if (!isCancelled) await moveOrder(deps, r, context, orderId, 'failed', reason)
    const change = {
      version: record.version,
      status: 'FAILED',
      errorCode: code,
      errorMessage: reason,
      finishedAt: new Date(deps.clock.now()).toISOString(),
    }
    await changeRecord(deps, r, context, orderProcessing, record.id, change, INTERNAL)
    const data = { orderId, status: 'failed', errorCode: code, errorMessage: reason }
    await r.events.append(context, [{ type: orderProcessed.type, subject: orderId, data }])
  }
  if (!isCancelled) await keep(deps, r, context, orderId, { ...failure, reason })
}

/** What a person needs to see why, and to run it again. */
async function keep(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  { sagaId, code, reason, attempt }: SagaFailure,
): Promise<void> {
  const saga = await r.sagaReader.find(sagaId)
  const steps = await r.sagaReader.stepsOf(sagaId)
  const failed = steps.find((step) => step.attempt === attempt && step.step === saga?.failedStep)
  const letter = {
    consumer: PROCESSOR,
    subject: orderId,
    sagaId,
    ...(saga ? { runId: saga.runId } : {}),
    eventType: attempt === 1 ? eventTypeOf(order, 'created') : orderProcessingRequested.type,
    payload: { orderId },
    errorCode: code,
    reason,
    attempts: failed?.tries || 1,
  }
  await createRecord(deps, r, context, deadLetter, letter, INTERNAL)
}
