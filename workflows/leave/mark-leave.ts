import type { Repositories } from '../deps.ts'
import { attendance } from '../entities/attendance.ts'
import { leaveRequest } from '../entities/leave-request.ts'
import { createRecord } from '../registry/create-record.ts'
import { deleteRecord } from '../registry/delete-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { workingDays } from './working-days.ts'

/**
 * Makes the attendance agree with a leave request as it is now: while it is approved, each working day
 * of it on which nothing else is noted is `on_leave`; otherwise none is. Whatever order its events come
 * in, and however often, the end is the same.
 */
export async function markLeave(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  leaveRequestId: string,
): Promise<{ added: number; removed: number }> {
  const request = await findRecord(r, leaveRequest, leaveRequestId, { deleted: 'with', lock: true })
  if (!request) return { added: 0, removed: 0 }
  const granted = request.deletedAt === null && request.status === 'approved'
  const wanted = new Set(granted ? workingDays(request.startsOn, request.endsOn) : [])

  let removed = 0
  for (const { id, day } of await marked(r, leaveRequestId)) {
    if (wanted.has(day)) continue
    await deleteRecord(deps, r, context, attendance, id)
    removed += 1
  }
  const noted = await notedDays(r, request)
  const missing = [...wanted].filter((day) => !noted.has(day))
  for (const day of missing) {
    const values = { employeeId: request.employeeId, day, status: 'on_leave', leaveRequestId }
    await createRecord(deps, r, context, attendance, values, { internal: true })
  }
  return { added: missing.length, removed }
}

function marked(r: Repositories, id: string): Promise<RecordOf<typeof attendance>[]> {
  const conditions = [{ field: 'leaveRequestId', operator: 'eq', value: id }] as const
  return allRecords(r, attendance, { conditions })
}

async function notedDays(
  r: Repositories,
  { employeeId, startsOn, endsOn }: RecordOf<typeof leaveRequest>,
): Promise<Set<string>> {
  const conditions = [
    { field: 'employeeId', operator: 'eq', value: employeeId },
    { field: 'day', operator: 'gte', value: startsOn },
    { field: 'day', operator: 'lte', value: endsOn },
  ] as const
  const rows = await allRecords(r, attendance, { conditions })
  return new Set(rows.map(({ day }) => day))
}
