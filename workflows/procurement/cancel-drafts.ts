import type { Repositories } from '../deps.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords } from '../shared/find-record.ts'
import { type DraftOwner, draftsOf, lockDraft } from './drafts.ts'

/** Cancels the drafts of an owner. What is ordered comes in. */
export async function cancelDrafts(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  owner: DraftOwner,
): Promise<void> {
  const drafts = await allRecords(r, purchaseOrder, { conditions: draftsOf(owner) })
  for (const { id } of drafts) {
    const draft = await lockDraft(r, id)
    if (!draft) continue
    const change = { version: draft.version, status: 'cancelled' }
    await changeRecord(deps, r, context, purchaseOrder, id, change, { internal: true })
  }
}
