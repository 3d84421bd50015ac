import type { Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { findRecord } from '../shared/find-record.ts'
import type { Approval } from './close-approval.ts'

/** The newest approval that was asked for a deal. */
export async function lastApprovalOf(
  r: Pick<Repositories, 'records'>,
  dealId: string,
): Promise<Approval | null> {
  const conditions = [{ field: 'dealId', operator: 'eq' as const, value: dealId }]
  const { records } = await r.records.list(approval, { conditions, limit: 1 })
  const [newest] = records
  return newest ? findRecord(r, approval, newest.id) : null
}
