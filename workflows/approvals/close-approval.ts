import type { Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'

export type Approval = RecordOf<typeof approval>

export interface Closing {
  status: Exclude<Approval['status'], 'pending'>
  note?: string | null
}

/**
 * Ends a pending approval and publishes `approval.decided`. Locks it.
 * @returns what became of it and whether this call did it; null when there is none
 */
export async function closeApproval(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  id: string,
  { status, note = null }: Closing,
): Promise<{ approval: Approval; closed: boolean } | null> {
  const found = await findRecord(r, approval, id, { lock: true })
  if (!found) return null
  if (found.status !== 'pending') return { approval: found, closed: false }
  const change = {
    version: found.version,
    status,
    note,
    decidedBy: `${context.actor.type}:${context.actor.id}`,
    decidedAt: new Date(deps.clock.now()).toISOString(),
  }
  const after = await changeRecord(deps, r, context, approval, id, change, {
    internal: true,
  })
  const data = { approvalId: id, dealId: found.dealId, decision: status }
  await r.events.append(context, [{ type: 'approval.decided', subject: id, data }])
  return { approval: after as unknown as Approval, closed: true }
}
