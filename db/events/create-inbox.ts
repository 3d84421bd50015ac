import type { Inbox } from '../../workflows/shared/event-log.ts'
import { type RepositoryContext, tenantOf } from '../repositories/tenant-rows.ts'
import { inbox } from '../schema/events.ts'
import type { Transaction } from '../transaction.ts'

/** Claims are part of the transaction: when the work fails, the claim is gone with it. */
export function createInbox(tx: Transaction, { scope, clock }: RepositoryContext): Inbox {
  return {
    claim: async (consumer, eventId) => {
      const claimed = await tx
        .insert(inbox)
        .values({ ...tenantOf(scope), consumer, eventId, claimedAt: new Date(clock.now()) })
        .onConflictDoNothing()
        .returning({ consumer: inbox.consumer })
      return claimed.length > 0
    },
  }
}
