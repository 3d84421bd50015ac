import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/**
 * Nobody knows whether the money went back: the refund stays pending, so that its amount is not given back
 * twice, and an alert asks a person to look.
 */
export async function leaveRefundOpen(
  r: Pick<Repositories, 'events'>,
  context: EventContext,
  refundId: string,
  reason: string,
): Promise<void> {
  const message = `Whether the refund ${refundId} went back is not known: ${reason}`
  const data = { name: 'refund.unknown', subject: refundId, message }
  await r.events.append(context, [{ type: 'alert.triggered', subject: refundId, data }])
}
