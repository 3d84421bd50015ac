import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import type { Payment } from './records.ts'

/** Changes what Potok itself writes of a payment, which the caller has locked by its order. */
export async function changePayment(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { id, version }: Pick<Payment, 'id' | 'version'>,
  change: Partial<
    Pick<
      Payment,
      'status' | 'refundedTotal' | 'externalId' | 'payUrl' | 'capturedAt' | 'failureReason'
    >
  >,
): Promise<Payment> {
  const input = { version, ...change }
  const changed: unknown = await changeRecord(deps, r, context, payment, id, input, {
    internal: true,
  })
  return changed as Payment
}
