import type { Deps, Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'

/**
 * A won deal whose order could not be made goes back to NEGOTIATION, with the reason of its saga; any
 * other stays where it is.
 */
export async function sendDealBack(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  dealId: string,
): Promise<void> {
  const won = await findRecord(r, deal, dealId, { lock: true })
  if (won?.stage !== 'WON') return
  const saga = await r.sagaReader.find(dealId)
  const change = {
    version: won.version,
    stage: 'NEGOTIATION',
    sentBackReason: saga?.reason?.slice(0, 1000) ?? null,
  }
  await changeRecord(deps, r, context, deal, dealId, change, { internal: true })
}
