import type { Repositories } from '../deps.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords } from '../shared/find-record.ts'
import { exactly } from '../shared/quantity.ts'
import { type DraftOwner, draftsOf, lineOf, lockDraft } from './drafts.ts'

const INTERNAL = { internal: true }

/**
 * Takes from the drafts of an owner what is not needed any more, as far as it stands there: what is ordered
 * comes in. A draft of which nothing is left is cancelled.
 * @param surplus by product
 */
export async function reduceDrafts(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  owner: DraftOwner,
  surplus: ReadonlyMap<string, number>,
): Promise<void> {
  const left = new Map(surplus)
  const drafts = await allRecords(r, purchaseOrder, { conditions: draftsOf(owner) })
  for (const { id } of drafts) {
    const draft = await lockDraft(r, id)
    if (!draft) continue
    const items = draft.items.flatMap((item) => {
      const less = Math.min(left.get(item.productId ?? '') ?? 0, item.quantity)
      if (less > 0)
        left.set(item.productId ?? '', exactly((left.get(item.productId ?? '') ?? 0) - less))
      return less === item.quantity ? [] : [lineOf(item, exactly(item.quantity - less))]
    })
    const { version } = draft
    const change = items.length === 0 ? { version, status: 'cancelled' } : { version, items }
    await changeRecord(deps, r, context, purchaseOrder, id, change, INTERNAL)
  }
}
