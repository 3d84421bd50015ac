import type { Deps, Repositories } from '../deps.ts'
import { deadLetter } from '../entities/dead-letter.ts'
import { order } from '../entities/order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EntityRecord } from '../registry/entity.ts'
import { notFound } from '../registry/read-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { orderProcessingRequested } from './events.ts'
import { PROCESSOR } from './processor.ts'

export const REPLAY = 'dead-letters:replay'

/**
 * Runs a dead letter again, once (I21): its order is processed from the beginning. What fails again makes a
 * dead letter of its own.
 * @throws AppError `not_found`, `conflict` when it was run again before, or there is nothing left to run
 */
export async function replayDeadLetter(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<EntityRecord> {
  const letter = await findRecord(r, deadLetter, id, { lock: true })
  if (!letter) throw notFound(deadLetter)
  if (letter.status !== 'open')
    throw new AppError('conflict', 'The dead letter was run again already')
  const { consumer, subject } = letter
  if (consumer !== PROCESSOR) {
    throw new AppError('conflict', `Nothing here can run a dead letter of ${consumer} again`)
  }
  const found = await r.records.find(order, subject)
  if (found?.['status'] !== 'failed') {
    const why = found ? `the order is ${String(found['status'])}` : 'the order is not there'
    throw new AppError('conflict', `There is nothing to run again: ${why}`)
  }
  const change = {
    version: letter.version,
    status: 'replayed',
    replayedBy: `${context.actor.type}:${context.actor.id}`,
    replayedAt: new Date(deps.clock.now()).toISOString(),
  }
  const replayed = await changeRecord(deps, r, context, deadLetter, id, change, { internal: true })
  const data = { orderId: subject, deadLetterId: letter.id }
  await r.events.append(context, [{ type: orderProcessingRequested.type, subject, data }])
  return replayed
}
