import type { Repositories } from '../deps.ts'
import { employee } from '../entities/employee.ts'
import type { leaveRequest } from '../entities/leave-request.ts'
import type { RecordOf } from '../registry/entity.ts'
import { findRecord } from '../shared/find-record.ts'

/** Who a leave request concerns, as members of the workspace where they are. */
export interface LeavePeople {
  name: string
  /** Who asks. */
  userId: string | null
  managerUserId: string | null
  /** Whom the workspace named to decide. */
  approverUserIds: readonly string[]
}

export async function peopleOf(
  r: Repositories,
  { employeeId }: Pick<RecordOf<typeof leaveRequest>, 'employeeId'>,
): Promise<LeavePeople> {
  const asking = await findRecord(r, employee, employeeId, { deleted: 'with' })
  const manager = asking?.managerId ? await findRecord(r, employee, asking.managerId) : null
  const { values } = await r.settings.read()
  return {
    name: asking?.name ?? '',
    userId: asking?.userId ?? null,
    managerUserId: manager?.status === 'left' ? null : (manager?.userId ?? null),
    approverUserIds: values.approvals.leave.approverUserIds,
  }
}

/** Whom to ask: the manager and whom the workspace named, but nobody about their own request. */
export function decidersOf(people: LeavePeople): string[] {
  const { managerUserId, approverUserIds, userId } = people
  const deciders = new Set([...(managerUserId ? [managerUserId] : []), ...approverUserIds])
  return [...deciders].filter((id) => id !== userId)
}
